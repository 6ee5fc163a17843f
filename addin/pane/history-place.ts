// A place of the history as people read it. The history's views use it.
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { SECTION_KEYS } from '#shared/report/report';
import { readConflictPlace } from '../sync/conflict-place.ts';
import { sectionMessage } from './labels.ts';
import { placeMessage } from './place-message.ts';

/** Cell, note, title, prose part, reason or comment; as it is spelled where this form has no such place. */
export const historyPlace = (edition: Edition | null, place: string, tell: (message: Message) => string): string => {
  const section = SECTION_KEYS.find((key) => place === `section:${key}`);
  if (section) return tell(sectionMessage(section));
  if (place.startsWith('reasons/')) return tell(message('team.history.reason'));
  if (place.startsWith('comments/')) return tell(message('team.history.comment'));
  const fact = FACTS.find((key) => place === `meta/${key}`);
  if (fact) return tell(message(`team.history.${fact}`));
  return tell(placeMessage(edition, readConflictPlace(place), tell));
};

const FACTS = ['organ', 'year', 'edition', 'schema'] as const;
