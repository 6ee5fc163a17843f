// The .reg file that makes a shared folder one of Excel's trusted add-in catalogues, for the current user of a Windows computer.
// The server's install page and `npm run excel` hand it out.
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { uuidOf } from './deployment.ts';

/** The bytes as the registry editor wants them (UTF-16), for a share such as \\machine\年报. Adding it twice is adding it once. */
export const catalogueReg = (share: string): Result<Buffer, Message> => {
  const address = share.trim().replace(/\\{1,20}$/, '');
  if (address.length > MAX_SHARE || !SHARE.test(address)) return err(message('install.share.bad', { share: share.slice(0, 80) }));
  const id = `{${uuidOf(address.toLowerCase())}}`;
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs\\${id}]`,
    `"Id"="${id}"`,
    `"Url"="${address.replaceAll('\\', '\\\\')}"`,
    '"Flags"=dword:00000001',
    '',
  ];
  return ok(Buffer.concat([BYTE_ORDER, Buffer.from(lines.join('\r\n'), 'utf16le')]));
};

/** \\machine\share and folders below: no quotes, no signs Windows forbids, nothing invisible, so nothing else gets into the file. */
const SHARE = /^\\\\[\p{L}\p{N}._-]{1,63}(?:\\[^\\/:*?"<>|\p{C}]{1,80}){1,6}$/u;
const MAX_SHARE = 200;
const BYTE_ORDER = Buffer.from([0xff, 0xfe]);
