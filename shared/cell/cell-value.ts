// What a cell may hold, and how what a person typed becomes that. Blank (null) is not zero.
import type { Message } from '../i18n/translate.ts';
import { message } from '../i18n/translate.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';

/** count: whole number from 0; change: any whole number (2019's 本年增/减); amount: decimal from 0, kept digit for digit. */
export type CellKind = 'count' | 'change' | 'amount';

/** Counts and changes are safe integers; amounts are always decimal strings such as "248.9611". */
export type CellValue = number | string;

/** Whether a value from outside may stand in a cell of this kind. */
export const isCellValue = (kind: CellKind, value: unknown): value is CellValue => {
  if (kind === 'amount') return typeof value === 'string' && value.length <= MAX_AMOUNT_LENGTH && /^\d+(\.\d+)?$/.test(value);
  return typeof value === 'number' && Number.isSafeInteger(value) && (kind === 'change' || value >= 0) && !Object.is(value, -0);
};

/**
 * Reads what a person typed or pasted: full-width digits, thousands separators and spaces around are accepted,
 * a leading plus is read and not kept. Empty text gives null (blank).
 */
export const readCellValue = (kind: CellKind, text: string): Result<CellValue | null, Message> => {
  const plain = toHalfWidth(text).replace(/[\s\u200b\ufeff]/g, '');
  if (plain === '') return ok(null);
  const joined = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const match = /^([+-]?)(\d+)(\.\d+)?$/.exec(joined);
  const shown = text.trim().slice(0, 40);
  if (!match) return err(message('cell.notANumber', { text: shown }));
  const [, sign = '', digits = '', fraction = ''] = match;
  const isZero = /^0+$/.test(digits + fraction.slice(1));
  if (sign === '-' && kind !== 'change' && !isZero) return err(message('cell.negative', { text: shown }));
  if (kind === 'amount') {
    const amount = digits + fraction;
    return amount.length <= MAX_AMOUNT_LENGTH ? ok(amount) : err(message('cell.tooLarge', { text: shown }));
  }
  if (/[1-9]/.test(fraction)) return err(message('cell.notWhole', { text: shown }));
  const value = Number(digits) * (sign === '-' && !isZero ? -1 : 1);
  return Number.isSafeInteger(value) ? ok(value) : err(message('cell.tooLarge', { text: shown }));
};

/** The digits to show and publish: as held, no separators, no unit; blank is the empty text. */
export const formatCellValue = (value: CellValue | null): string => (value === null ? '' : String(value));

/** Full-width ASCII (digits, signs, letters, brackets) and the ideographic space as their half-width forms. */
export const toHalfWidth = (text: string): string =>
  WIDE.test(text)
    ? text
        .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
        .replaceAll('\u3000', ' ')
        .replaceAll('\u2212', '-')
    : text;

/** Most texts have none of these: looking is cheaper than replacing. */
const WIDE = /[\uff01-\uff5e\u3000\u2212]/;
const MAX_AMOUNT_LENGTH = 40;
