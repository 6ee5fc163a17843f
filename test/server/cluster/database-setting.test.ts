// The setting that makes a server one of many nodes.
import { describe, expect, test } from 'vitest';
import { translate } from '#shared/i18n/translate';
import { readConfig } from '../../../server/config.ts';

describe('NIANBAO_DATABASE', () => {
  test('names the PostgreSQL that nodes share; without it the data folder holds everything', () => {
    const url = 'postgres://nianbao:secret@db.example.gov.cn:5432/nianbao?sslmode=require';
    expect(readConfig({ env: { NIANBAO_DATABASE: url } })).toMatchObject({ ok: true, value: { database: url } });
    expect(readConfig({ env: {} })).toMatchObject({ ok: true, value: { database: null } });
  });

  test('is refused where it is no such address, without showing the password', () => {
    const read = readConfig({ env: { NIANBAO_DATABASE: 'mysql://nianbao:secret@db.example.gov.cn/nianbao' } });
    if (read.ok) throw new Error('it was taken');
    expect(translate('zh', read.error)).toContain('NIANBAO_DATABASE');
    expect(JSON.stringify(read.error)).not.toContain('secret');
  });
});
