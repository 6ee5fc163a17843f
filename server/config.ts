// The server's settings: command line before environment before configuration file before defaults. Refused at start, never later.
import { resolve } from 'node:path';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { OidcSettings } from './auth/oidc.ts';
import type { LogLevel } from './log.ts';

export type Config = {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** The PostgreSQL that several nodes share (postgres://user:password@host/database); null: the data folder holds everything. */
  readonly database: string | null;
  /** How people reach the server; without a final slash. */
  readonly publicUrl: string;
  /** Whether publicUrl was given; else it follows the port. */
  readonly publicUrlGiven: boolean;
  /** Files of the certificate the server speaks https with; null: plain http, behind a gateway or on this machine. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly officeJs: 'self' | 'cdn';
  readonly adminToken: string | null;
  /** False lifts the rate limits, for benchmarks. */
  readonly limits: boolean;
  readonly logLevel: LogLevel;
  /** Who may frame the task pane, in the words of a content security policy; null: Excel's places. */
  readonly frameAncestors: string | null;
  /** How many reverse proxies stand in front and are believed about who asks; each adds one address. 0: none. */
  readonly trustProxy: number;
  /** Seed an empty data folder with a report to try. */
  readonly demo: boolean;
  /** Serve the pane from its sources, with reload. */
  readonly dev: boolean;
  /** The organisation's identity provider; null: links only. */
  readonly oidc: OidcSettings | null;
};

type Setting =
  | 'port'
  | 'host'
  | 'data'
  | 'database'
  | 'publicUrl'
  | 'tlsCert'
  | 'tlsKey'
  | 'officeJs'
  | 'adminToken'
  | 'limits'
  | 'log'
  | 'frameAncestors'
  | 'trustProxy'
  | 'demo'
  | 'dev'
  | 'oidcIssuer'
  | 'oidcClientId'
  | 'oidcClientSecret'
  | 'oidcLabel';

export type Settings = Partial<Readonly<Record<Setting, string>>>;

export type ConfigSources = {
  readonly flags?: Settings;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a configuration file says: a JSON object with the names of `Setting`. */
  readonly file?: unknown;
};

/** The settings, or a sentence naming the first one that is wrong and what it may be. */
export const readConfig = ({ flags = {}, env, file }: ConfigSources): Result<Config, Message> => {
  const fromFile = readFile(file);
  if (!fromFile.ok) return fromFile;
  const find = (setting: Setting): Found | null => {
    const { variable, flag } = NAMES[setting];
    const given = flags[setting];
    if (given !== undefined) return { name: flag, value: given };
    const set = env[variable];
    if (set !== undefined && set !== '') return { name: variable, value: set };
    const written = fromFile.value[setting];
    return written === undefined ? null : { name: setting, value: written };
  };
  const wrong: Message[] = [];
  const read = <T>(setting: Setting, fallback: T, parse: (text: string) => T | null): T => {
    const found = find(setting);
    if (!found) return fallback;
    const value = parse(found.value.trim());
    if (value !== null) return value;
    const shown = SECRETS.includes(setting) ? '…' : found.value.slice(0, 60);
    wrong.push(message('server.config.bad', { name: found.name, value: shown, remedy: REMEDIES[setting] }));
    return fallback;
  };

  const port = read('port', 3000, toPort);
  const publicUrl = read<string | null>('publicUrl', null, toUrl);
  const tlsCert = read<string | null>('tlsCert', null, toFile);
  const tlsKey = read<string | null>('tlsKey', null, toFile);
  if ((tlsCert === null) !== (tlsKey === null)) wrong.push(message('install.tls.half'));
  const tls = tlsCert === null || tlsKey === null ? null : { cert: resolve(tlsCert), key: resolve(tlsKey) };
  const config: Config = {
    port,
    host: read('host', 'localhost', (text) => (/^[A-Za-z0-9.:_-]{1,253}$/.test(text) ? text : null)),
    dataFolder: resolve(read('data', 'data', (text) => (text === '' || text.includes('\0') ? null : text))),
    database: read<string | null>('database', null, toDatabase),
    publicUrl: publicUrl ?? `${tls === null ? 'http' : 'https'}://localhost:${port}`,
    publicUrlGiven: publicUrl !== null,
    tls,
    officeJs: read<'self' | 'cdn'>('officeJs', 'self', (text) => (text === 'self' || text === 'cdn' ? text : null)),
    adminToken: read<string | null>('adminToken', null, (text) => (/^[\x21-\x7e]{16,200}$/.test(text) ? text : null)),
    limits: read('limits', true, toSwitch),
    logLevel: read<LogLevel>('log', 'warn', (text) => LOG_LEVELS.find((level) => level === text) ?? null),
    frameAncestors: read<string | null>('frameAncestors', null, (text) => (/^[^;,\r\n]{1,2000}$/.test(text) ? text : null)),
    trustProxy: read('trustProxy', 0, toProxies),
    demo: read('demo', true, toSwitch),
    dev: read('dev', env.NODE_ENV === 'development', toSwitch),
    oidc: null,
  };
  const issuer = read<string | null>('oidcIssuer', null, toIssuer);
  const clientId = read<string | null>('oidcClientId', null, toPrintable);
  const clientSecret = read<string | null>('oidcClientSecret', null, toPrintable);
  const label = read('oidcLabel', '统一身份认证', (text) => (/^[^\p{Cc}<>]{1,40}$/u.test(text) ? text : null));
  // One of the two without the other would silently leave people without the way in they were promised.
  if ((issuer === null) !== (clientId === null) && wrong.length === 0) {
    const missing = issuer === null ? 'oidcIssuer' : 'oidcClientId';
    wrong.push(message('server.config.bad', { name: NAMES[missing].variable, value: '', remedy: REMEDIES[missing] }));
  }
  const [first] = wrong;
  if (first) return err(first);
  return ok(issuer === null || clientId === null ? config : { ...config, oidc: { issuer, clientId, clientSecret, label } });
};

type Found = { readonly name: string; readonly value: string };

const readFile = (file: unknown): Result<Settings, Message> => {
  if (file === undefined) return ok({});
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return err(message('server.config.badFile'));
  const settings: Partial<Record<Setting, string>> = {};
  for (const [name, value] of Object.entries(file)) {
    if (!Object.hasOwn(NAMES, name))
      return err(message('server.config.unknown', { name: name.slice(0, 60), known: Object.keys(NAMES).join(', ') }));
    settings[name as Setting] = typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
  }
  return ok(settings);
};

const toPort = (text: string): number | null => (/^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : null);

const toSwitch = (text: string): boolean | null => {
  if (['on', 'true', '1', 'yes'].includes(text.toLowerCase())) return true;
  return ['off', 'false', '0', 'no'].includes(text.toLowerCase()) ? false : null;
};

/** How many proxies: a number, or a switch for one. */
const toProxies = (text: string): number | null => {
  if (/^[2-9]$/.test(text)) return Number(text);
  const one = toSwitch(text);
  return one === null ? null : Number(one);
};

/** Tokens pass between us and the provider: encrypted, unless it is this very machine. */
const toIssuer = (text: string): string | null => {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname } = new URL(text);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere) ? text : null;
};

const toPrintable = (text: string): string | null => (/^[\x21-\x7e]{1,500}$/.test(text) ? text : null);

const toUrl = (text: string): string | null => {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? `${url.origin}${url.pathname}`.replace(/\/+$/, '') : null;
};

const toFile = (text: string): string | null => (text === '' || text.includes('\0') ? null : text);

const toDatabase = (text: string): string | null => (/^postgres(ql)?:\/\/\S{1,500}$/.test(text) && URL.canParse(text) ? text : null);

const LOG_LEVELS: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug'];

const NAMES: Readonly<Record<Setting, { readonly variable: string; readonly flag: string }>> = {
  port: { variable: 'NIANBAO_PORT', flag: '--port' },
  host: { variable: 'NIANBAO_HOST', flag: '--host' },
  data: { variable: 'NIANBAO_DATA', flag: '--data' },
  database: { variable: 'NIANBAO_DATABASE', flag: '--database' },
  publicUrl: { variable: 'NIANBAO_PUBLIC_URL', flag: '--public-url' },
  tlsCert: { variable: 'NIANBAO_TLS_CERT', flag: '--tls-cert' },
  tlsKey: { variable: 'NIANBAO_TLS_KEY', flag: '--tls-key' },
  officeJs: { variable: 'NIANBAO_OFFICE_JS', flag: '--office-js' },
  adminToken: { variable: 'NIANBAO_ADMIN_TOKEN', flag: '--admin-token' },
  limits: { variable: 'NIANBAO_LIMITS', flag: '--limits' },
  log: { variable: 'NIANBAO_LOG', flag: '--log' },
  frameAncestors: { variable: 'NIANBAO_FRAME_ANCESTORS', flag: '--frame-ancestors' },
  trustProxy: { variable: 'NIANBAO_TRUST_PROXY', flag: '--trust-proxy' },
  demo: { variable: 'NIANBAO_DEMO', flag: '--demo' },
  dev: { variable: 'NIANBAO_DEV', flag: '--dev' },
  oidcIssuer: { variable: 'NIANBAO_OIDC_ISSUER', flag: '--oidc-issuer' },
  oidcClientId: { variable: 'NIANBAO_OIDC_CLIENT_ID', flag: '--oidc-client-id' },
  oidcClientSecret: { variable: 'NIANBAO_OIDC_CLIENT_SECRET', flag: '--oidc-client-secret' },
  oidcLabel: { variable: 'NIANBAO_OIDC_LABEL', flag: '--oidc-label' },
};

/** What each setting may be, in signs that read the same in both languages. */
const REMEDIES: Readonly<Record<Setting, string>> = {
  port: '0–65535',
  host: 'localhost / 127.0.0.1 / 0.0.0.0',
  data: './data',
  database: 'postgres://user:password@host:5432/nianbao',
  publicUrl: 'https://nianbao.example.gov.cn',
  tlsCert: './localhost.crt',
  tlsKey: './localhost.key',
  officeJs: 'self / cdn',
  adminToken: '16–200 × [!-~]',
  limits: 'on / off',
  log: LOG_LEVELS.join(' / '),
  frameAncestors: "'self' https://example.gov.cn",
  trustProxy: 'on / off / 1–9',
  demo: 'on / off',
  dev: 'on / off',
  oidcIssuer: 'https://login.example.gov.cn',
  oidcClientId: '1–500 × [!-~]',
  oidcClientSecret: '1–500 × [!-~]',
  oidcLabel: '统一身份认证',
};

/** Never shown, not even where they are wrong. */
const SECRETS: readonly Setting[] = ['adminToken', 'oidcClientSecret', 'database'];
