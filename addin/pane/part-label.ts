// Parts of the form as people read them: 表三 第“二、上年结转…”行. Used wherever it is said who answers for what.
import type { Assignment } from '#shared/access/can';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { assignmentPlace } from '../state/assignments.ts';
import { sectionMessage } from './labels.ts';

/** A place this form does not have is named as it is spelled. */
export const partLabel = (edition: Edition, assignment: Assignment, tell: (message: Message) => string): string => {
  const place = assignmentPlace(edition, assignment);
  if (!place) return assignment;
  if (place.kind === 'section') return tell(sectionMessage(place.section));
  const table = tell(message(`pane.table.${place.table}`));
  switch (place.kind) {
    case 'table':
      return tell(message('team.part.table', { table }));
    case 'row':
      return tell(message('team.part.row', { table, row: place.label }));
    case 'column':
      return tell(message('team.part.column', { table, column: place.label }));
    case 'cell':
      return tell(message('team.part.cell', { table, row: place.row, column: place.column }));
  }
};

/** Places of one table, or one prose part: the part's own name, or how many there are. */
export const placesLabel = (edition: Edition, places: readonly Assignment[], tell: (message: Message) => string): string => {
  const [first = ''] = places;
  const table = TABLES.find((one) => first.startsWith(`${one}/`));
  return table !== undefined && places.length > 1
    ? tell(message('team.unassigned.group', { table: tell(message(`pane.table.${table}`)), count: places.length }))
    : partLabel(edition, first, tell);
};

/** A day as people here write it; `2026-01-15` is that day wherever one reads it. */
export const dayText = (day: string, lang: 'zh' | 'en'): string => {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
};

/** Day and minute; the text itself where it is no time. */
export const momentText = (at: string, lang: 'zh' | 'en'): string => {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return at;
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'medium', timeStyle: 'short' }).format(time);
};

/** Several names or parts in one sentence. */
export const listText = (items: readonly string[], lang: 'zh' | 'en'): string => items.join(lang === 'zh' ? '、' : ', ');

const TABLES = ['art20', 'requests', 'disputes'] as const;
