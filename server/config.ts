// The server's settings: command line before environment before configuration file before defaults. Refused at start, never later.
import { resolve } from 'node:path';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { LogLevel } from './log.ts';

export type Config = {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** How people reach the server; without a final slash. */
  readonly publicUrl: string;
  /** Whether publicUrl was given; else it follows the port. */
  readonly publicUrlGiven: boolean;
  readonly officeJs: 'self' | 'cdn';
  readonly adminToken: string | null;
  /** False lifts the rate limits, for benchmarks. */
  readonly limits: boolean;
  readonly logLevel: LogLevel;
  /** Who may frame the task pane, in the words of a content security policy; null: Excel's places. */
  readonly frameAncestors: string | null;
  /** Believe a reverse proxy about who asks. */
  readonly trustProxy: boolean;
  /** Seed an empty data folder with a report to try. */
  readonly demo: boolean;
  /** Serve the pane from its sources, with reload. */
  readonly dev: boolean;
};

type Setting =
  | 'port'
  | 'host'
  | 'data'
  | 'publicUrl'
  | 'officeJs'
  | 'adminToken'
  | 'limits'
  | 'log'
  | 'frameAncestors'
  | 'trustProxy'
  | 'demo'
  | 'dev';

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
    const shown = setting === 'adminToken' ? '…' : found.value.slice(0, 60);
    wrong.push(message('server.config.bad', { name: found.name, value: shown, remedy: REMEDIES[setting] }));
    return fallback;
  };

  const port = read('port', 3000, toPort);
  const publicUrl = read<string | null>('publicUrl', null, toUrl);
  const config: Config = {
    port,
    host: read('host', 'localhost', (text) => (/^[A-Za-z0-9.:_-]{1,253}$/.test(text) ? text : null)),
    dataFolder: resolve(read('data', 'data', (text) => (text === '' || text.includes('\0') ? null : text))),
    publicUrl: publicUrl ?? `http://localhost:${port}`,
    publicUrlGiven: publicUrl !== null,
    officeJs: read<'self' | 'cdn'>('officeJs', 'self', (text) => (text === 'self' || text === 'cdn' ? text : null)),
    adminToken: read<string | null>('adminToken', null, (text) => (/^[\x21-\x7e]{16,200}$/.test(text) ? text : null)),
    limits: read('limits', true, toSwitch),
    logLevel: read<LogLevel>('log', 'warn', (text) => LOG_LEVELS.find((level) => level === text) ?? null),
    frameAncestors: read<string | null>('frameAncestors', null, (text) => (/^[^;,\r\n]{1,2000}$/.test(text) ? text : null)),
    trustProxy: read('trustProxy', false, toSwitch),
    demo: read('demo', true, toSwitch),
    dev: read('dev', env.NODE_ENV === 'development', toSwitch),
  };
  const [first] = wrong;
  return first ? err(first) : ok(config);
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

const toUrl = (text: string): string | null => {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? `${url.origin}${url.pathname}`.replace(/\/+$/, '') : null;
};

const LOG_LEVELS: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug'];

const NAMES: Readonly<Record<Setting, { readonly variable: string; readonly flag: string }>> = {
  port: { variable: 'NIANBAO_PORT', flag: '--port' },
  host: { variable: 'NIANBAO_HOST', flag: '--host' },
  data: { variable: 'NIANBAO_DATA', flag: '--data' },
  publicUrl: { variable: 'NIANBAO_PUBLIC_URL', flag: '--public-url' },
  officeJs: { variable: 'NIANBAO_OFFICE_JS', flag: '--office-js' },
  adminToken: { variable: 'NIANBAO_ADMIN_TOKEN', flag: '--admin-token' },
  limits: { variable: 'NIANBAO_LIMITS', flag: '--limits' },
  log: { variable: 'NIANBAO_LOG', flag: '--log' },
  frameAncestors: { variable: 'NIANBAO_FRAME_ANCESTORS', flag: '--frame-ancestors' },
  trustProxy: { variable: 'NIANBAO_TRUST_PROXY', flag: '--trust-proxy' },
  demo: { variable: 'NIANBAO_DEMO', flag: '--demo' },
  dev: { variable: 'NIANBAO_DEV', flag: '--dev' },
};

/** What each setting may be, in signs that read the same in both languages. */
const REMEDIES: Readonly<Record<Setting, string>> = {
  port: '0–65535',
  host: 'localhost / 127.0.0.1 / 0.0.0.0',
  data: './data',
  publicUrl: 'https://nianbao.example.gov.cn',
  officeJs: 'self / cdn',
  adminToken: '16–200 × [!-~]',
  limits: 'on / off',
  log: LOG_LEVELS.join(' / '),
  frameAncestors: "'self' https://example.gov.cn",
  trustProxy: 'on / off',
  demo: 'on / off',
  dev: 'on / off',
};
