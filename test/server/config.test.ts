// Settings: where they come from, and how a wrong one is told.
import { expect, test } from 'vitest';
import { message, translate } from '#shared/i18n/translate';
import { readConfig } from '../../server/config.ts';

test('without any setting: localhost, 3000, data/, office.js from here, limits on', () => {
  const config = readConfig({ env: {} });
  expect(config).toMatchObject({
    ok: true,
    value: {
      host: 'localhost',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      officeJs: 'self',
      limits: true,
      adminToken: null,
      dev: false,
    },
  });
});

test('the command line comes before the environment, the environment before the file', () => {
  const config = readConfig({
    flags: { port: '4001' },
    env: { NIANBAO_PORT: '4002', NIANBAO_LIMITS: 'off' },
    file: { port: 4003, limits: true, demo: false },
  });
  expect(config).toMatchObject({ ok: true, value: { port: 4001, limits: false, demo: false } });
});

for (const [variable, value] of [
  ['NIANBAO_PORT', '70000'],
  ['NIANBAO_PORT', 'http'],
  ['NIANBAO_PUBLIC_URL', 'nianbao.example'],
  ['NIANBAO_PUBLIC_URL', 'ftp://x.example'],
  ['NIANBAO_OFFICE_JS', 'yes'],
  ['NIANBAO_LIMITS', 'maybe'],
  ['NIANBAO_LOG', 'loud'],
  ['NIANBAO_HOST', 'a b'],
] as const) {
  test(`${variable}=${value} is refused by its name`, () => {
    const config = readConfig({ env: { [variable]: value } });
    if (config.ok) throw new Error('accepted');
    expect(translate('zh', config.error)).toContain(variable);
    expect(translate('en', config.error)).toContain(value);
  });
}

test('a wrong administrator’s token is refused without being shown', () => {
  const config = readConfig({ env: { NIANBAO_ADMIN_TOKEN: 'short secret' } });
  if (config.ok) throw new Error('accepted');
  expect(translate('en', config.error)).toContain('NIANBAO_ADMIN_TOKEN');
  expect(translate('en', config.error)).not.toContain('short');
});

test('an unknown name in the configuration file is refused', () => {
  expect(readConfig({ env: {}, file: { prot: 1 } })).toMatchObject({ ok: false, error: { key: 'server.config.unknown' } });
  expect(readConfig({ env: {}, file: [] })).toEqual({ ok: false, error: message('server.config.badFile') });
});
