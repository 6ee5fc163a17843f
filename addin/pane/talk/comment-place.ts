// How the place of a comment is named, and the way there. The comments list and its form use it.
import { markParagraph } from '#shared/document/comment-anchor';
import type { CommentPlace } from '#shared/document/comments';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { type CommentSpot, placeInText } from '../../state/comments.ts';
import type { Desk } from '../../state/desk.ts';
import { wholeParagraph } from '../../state/words-range.ts';
import { cellPlace, sectionMessage } from '../labels.ts';

type Tell = (message: Message) => string;

/** A cell by its row and column, a paragraph by its part and how it begins. */
export const spotName = (spot: CommentSpot, desk: Desk, edition: Edition | null, tell: Tell): string => {
  if (spot.kind === 'cell') return edition ? cellPlace(edition, spot.cell, tell) : spot.cell;
  const { quote } = markParagraph(desk.session.report.get(), spot.section, spot.at);
  return withQuote(tell(sectionMessage(spot.section)), quote);
};

export const placeName = (place: CommentPlace, edition: Edition | null, tell: Tell): string => {
  if (place.kind === 'cell') return edition ? cellPlace(edition, place.cell, tell) : place.cell;
  return withQuote(tell(sectionMessage(place.section)), place.quote);
};

/** Whether the paragraph the comment was made on is still in the text. */
export const isThere = (place: CommentPlace, desk: Desk): boolean => {
  if (place.kind === 'cell' || place.quote === '') return true;
  return placeInText(place, desk.session.report.get()) !== null;
};

/** Selects the cell, or opens the text at the paragraph. */
export const goTo = (place: CommentPlace, desk: Desk, onCell: () => void): void => {
  if (place.kind === 'section') {
    const paragraph = placeInText(place, desk.session.report.get());
    desk.openSection(place.section, paragraph === null ? undefined : wholeParagraph(place.section, paragraph));
    return;
  }
  desk.selectCell(place.cell);
  onCell();
};

const withQuote = (part: string, quote: string): string => {
  if (quote === '') return part;
  return `${part}“${quote.length > SHOWN ? `${quote.slice(0, SHOWN)}…` : quote}”`;
};

const SHOWN = 14;
