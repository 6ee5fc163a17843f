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
  ['NIANBAO_TRUST_PROXY', '10.0.0.1'],
  ['NIANBAO_OIDC_ISSUER', 'http://login.example.gov.cn'],
  ['NIANBAO_OIDC_LABEL', '<b>'],
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

test('a proxy is believed by number; on is one', () => {
  for (const [value, expected] of [
    ['off', 0],
    ['on', 1],
    ['1', 1],
    ['3', 3],
  ] as const) {
    expect(readConfig({ env: { NIANBAO_TRUST_PROXY: value } })).toMatchObject({ ok: true, value: { trustProxy: expected } });
  }
});

test('an identity provider needs issuer and client id; its secret and the database’s password are never shown', () => {
  const given = { NIANBAO_OIDC_ISSUER: 'https://login.example.gov.cn', NIANBAO_OIDC_CLIENT_ID: 'nianbao' };
  expect(readConfig({ env: { ...given, NIANBAO_OIDC_CLIENT_SECRET: 'hush-hush' } })).toMatchObject({
    ok: true,
    value: { oidc: { issuer: 'https://login.example.gov.cn', clientId: 'nianbao', clientSecret: 'hush-hush', label: '统一身份认证' } },
  });
  expect(readConfig({ env: {} })).toMatchObject({ ok: true, value: { oidc: null } });
  const half = readConfig({ env: { NIANBAO_OIDC_ISSUER: given.NIANBAO_OIDC_ISSUER } });
  if (half.ok) throw new Error('accepted');
  expect(translate('en', half.error)).toContain('NIANBAO_OIDC_CLIENT_ID');
  for (const env of [{ ...given, NIANBAO_OIDC_CLIENT_SECRET: 'hush hush' }, { NIANBAO_DATABASE: 'mysql://u:hush@h/d' }]) {
    const wrong = readConfig({ env });
    if (wrong.ok) throw new Error('accepted');
    expect(translate('en', wrong.error)).not.toContain('hush');
  }
});
