// What goes wrong between us and Excel, as people are told it. excel-host.ts and what it hands out are the users.
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { BatchTrouble } from './excel-batch.ts';

/** What a rejected call of the host carries. */
export class ExcelTrouble extends Error {
  readonly notice: Message;
  constructor(notice: Message) {
    super(notice.key);
    this.notice = notice;
  }
}

export const troubleMessage = (trouble: BatchTrouble): Message => {
  if (trouble.kind === 'silent') return message('excel.notAnswering', { seconds: trouble.seconds });
  return message('excel.failed', { code: troubleCode(trouble) });
};

/** Excel's own word for it where there is one. */
export const troubleCode = (trouble: BatchTrouble): string => (trouble.kind === 'refused' ? trouble.code : trouble.kind);
