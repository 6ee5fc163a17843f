// How the place of a comment is named, and the way there. The comments list and its form use it.
import { findMark, markParagraph } from '#shared/document/comment-anchor';
import type { CommentPlace } from '#shared/document/comments';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import type { CommentSpot } from '../../state/comments.ts';
import type { Desk } from '../../state/desk.ts';
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
  const report = desk.session.report.get();
  const at = place.anchor === null ? null : findMark(report, place.section, place.anchor);
  if (at === null) return false;
  // What remains of a deleted paragraph is the place between its neighbours.
  const { quote } = markParagraph(report, place.section, at);
  return quote.slice(0, 2) === place.quote.slice(0, 2) || report.section(place.section).toString().includes(place.quote);
};

/** Selects the cell, or opens the part of the text. */
export const goTo = (place: CommentPlace, desk: Desk, onCell: () => void): void => {
  if (place.kind === 'section') {
    desk.openSection(place.section);
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
