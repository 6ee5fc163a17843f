// `nianbao manifest`: writes the Excel add-in's manifest for a deployment; `nianbao manifest check`: judges one, offline.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { message, translate } from '#shared/i18n/translate';
import { checkManifest } from '../manifest/check-manifest.ts';
import { readDeployment } from '../manifest/deployment.ts';
import { iconSizeIn } from '../manifest/icon-files.ts';
import { faultSentence } from '../manifest/manifest-fault.ts';
import { manifestText } from '../manifest/manifest-text.ts';
import { catalogueReg } from '../manifest/trusted-catalogue.ts';
import { packageRoot } from '../package-root.ts';
import type { Command } from './command.ts';
import { CommandEnd, type Io } from './io.ts';
import { type Options, oneFile, readOptions } from './options.ts';

export const manifest: Command = {
  usage: 'manifest --host https://HOST [--out FILE.xml [--share \\\\MACHINE\\FOLDER]] | manifest check FILE.xml',
  summary: {
    zh: '为一台服务器生成 Excel 加载项清单，或检查一份清单',
    en: "writes the Excel add-in's manifest for a server, or checks one",
  },
  run: async (args, io) => {
    const [first, ...rest] = args;
    if (first === 'check') return check(oneFile(readOptions(rest, {}, manifest.usage, io)), io);
    return write(readOptions(args, { host: 'text', out: 'text', share: 'text' }, manifest.usage, io), io);
  },
};

const write = async (options: Options, io: Io): Promise<0> => {
  const [extra] = options.files;
  if (extra !== undefined) throw options.wrong(message('cli.tooMuch', { word: extra }));
  const host = options.text('host');
  if (host === undefined) throw options.wrong(message('cli.missingOption', { option: '--host' }));
  const deployment = readDeployment(host);
  if (!deployment.ok) throw new CommandEnd(deployment.error, 2);
  const { base, id, shownHost, isPlain } = deployment.value;
  const out = options.text('out');
  const share = options.text('share');
  if (share !== undefined && out === undefined) throw options.wrong(message('cli.missingOption', { option: '--out' }));
  const reg = share === undefined ? null : catalogueReg(share);
  if (reg && !reg.ok) throw new CommandEnd(reg.error, 2);
  if (isPlain) io.say(message('install.host.plain', { base }));
  if (out === undefined) {
    io.out(manifestText(deployment.value));
    return 0;
  }
  await save(out, manifestText(deployment.value));
  io.say(message('install.written', { file: out, id, base, host: shownHost }));
  if (!reg) return 0;
  const regFile = join(dirname(out), '年报.reg');
  await save(regFile, reg.value);
  io.say(message('install.writtenReg', { file: regFile }));
  return 0;
};

const save = async (file: string, content: string | Buffer): Promise<void> => {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new CommandEnd(message('install.cannotWrite', { file, detail: codeOf(error) }), 2);
  }
};

const check = async (file: string, io: Io): Promise<0 | 1> => {
  const root = packageRoot();
  const text = await read(file);
  const faults = checkManifest(text, iconSizeIn([join(root, 'dist/pane'), join(root, 'addin/public')]));
  for (const fault of faults) io.out(`${translate(io.lang, faultSentence(fault))}\n`);
  io.say(faults.length === 0 ? message('install.good', { file }) : message('install.bad', { file, count: faults.length }));
  return faults.length === 0 ? 0 : 1;
};

const read = async (file: string): Promise<string> => {
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new CommandEnd(message('install.tooBig', { file, limit: MAX_BYTES / 1000 }), 2);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof CommandEnd) throw error;
    throw new CommandEnd(message('install.cannotRead', { file, detail: codeOf(error) }), 2);
  }
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

const MAX_BYTES = 500_000;
