// Which sentences of help speak of a cell: its row, its column, whether it is calculated. Pure; the help beside the form shows them.
import type { CellId } from '#shared/cell/cell-id';
import type { Finding } from '#shared/check/finding';
import type { Edition } from '#shared/edition/types';
import { helpMessages } from '#shared/i18n/messages/help';
import type { Message, MessageKey } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';

/** Null where this form has no such cell; a row or column without a sentence of its own is passed over. */
export const cellHelp = (edition: Edition, cell: CellId): readonly Message[] | null => {
  const definition = edition.cellById.get(cell);
  if (!definition) return null;
  const { table, row, column, sumOf } = definition;
  const keys = [`help.${table}.${row}`, `help.column.${column}`].filter(isHelp);
  return [...keys.map((key) => ({ key, parameters: {} })), ...(sumOf === null ? [] : [message('help.computed')])];
};

/** What a rule of the checks asks, in words; null for a rule nobody has put into words. */
export const ruleHelp = (rule: string): Message | null => {
  const key = `help.rule.${rule}`;
  return isHelp(key) ? { key, parameters: {} } : null;
};

/** A finding in short, without the ways that are listed beside it; as it is where there is no shorter way to say it. */
export const briefly = ({ message: full, ways }: Pick<Finding, 'message' | 'ways'>): Message => {
  const key = `help.brief.${full.key}`;
  return ways !== undefined && isHelp(key) ? { key, parameters: full.parameters } : full;
};

const isHelp = (key: string): key is MessageKey & keyof typeof helpMessages => Object.hasOwn(helpMessages, key);
