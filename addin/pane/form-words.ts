// What a row, a column or a kind of outcome of the form means, for people who read the pane in English; the form itself stays Chinese.
// labels.ts, the year view and the charts ask.
import type { CellDefinition, Edition } from '#shared/edition/types';
import { formMessages } from '#shared/i18n/messages/form';
import type { Message, MessageKey } from '#shared/i18n/translate';

type Cell = Pick<CellDefinition, 'table' | 'row' | 'column'>;

/** Null for a row nobody has put into words. */
export const rowWords = ({ table, row }: Cell): Message | null => wordsOf(`form.row.${table}.${row}`);

export const columnWords = ({ table, column }: Cell): Message | null => wordsOf(`form.column.${table}.${column}`);

/** A bar of the charts, by the label it has in the form's own words. */
export const barWords = (edition: Edition, label: string): Message | null => {
  const column = edition.requests.columns.find((one) => one.label === label)?.key ?? (label === '其他组织' ? 'otherOrg' : label);
  return wordsOf(`form.outcome.${label}`) ?? wordsOf(`form.column.requests.${column}`);
};

const wordsOf = (key: string): Message | null => (isForm(key) ? { key, parameters: {} } : null);

const isForm = (key: string): key is MessageKey & keyof typeof formMessages => Object.hasOwn(formMessages, key);
