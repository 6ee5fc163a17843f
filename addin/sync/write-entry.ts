// Writes an entry of a root map by the document's own commands: edits applied again after a refusal, or taken over after a restore.
import type { Target } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { addComment, addReason, adoptTotals, setCells, setMeta, setNote } from '#shared/document/commands';
import type { CommentEntry } from '#shared/document/comments';
import { isEntry } from '#shared/document/entry';
import type { Origin } from '#shared/document/origin';
import { isSignedReason } from '#shared/document/reasons';
import type { MapRoot, ReasonEntry, ReportDoc } from '#shared/document/schema';
import type { Edition } from '#shared/edition/types';
import type { Lang } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';
import { cellLabel } from '../host/place-label.ts';

export type Entry = { readonly root: MapRoot; readonly key: string; readonly value: unknown };

/** Whether there is a command that brings this entry about, and the form allows it. Null is blank. */
export const isWritable = (edition: Edition | null, { root, key, value }: Entry): boolean => {
  if (edition === null) return false;
  if (root === 'stated') return value === null;
  if (root === 'reasons') return isSignedReason(value) && isEntry(edition, root, key, value);
  if (root === 'meta' || root === 'comments') return value !== null && isEntry(edition, root, key, value);
  return (root === 'cells' || root === 'notes') && (value === null || isEntry(edition, root, key, value));
};

/** Writes an entry that isWritable() allows. */
export const writeEntry = (report: ReportDoc, edition: Edition, { root, key, value }: Entry, origin: Origin): void => {
  const cell = key as CellId;
  if (root === 'cells') setCells(report, edition, new Map([[cell, value as CellValue | null]]), origin);
  else if (root === 'notes') setNote(report, edition, cell, value as string | null, origin);
  else if (root === 'stated') adoptTotals(report, [cell], origin);
  else if (root === 'meta') setMeta(report, { [key]: value }, origin);
  else if (root === 'comments' && !report.comments.has(key)) addComment(report, edition, key, value as CommentEntry, origin);
  else if (root === 'reasons' && !report.reasons.has(key)) addReason(report, edition, key, value as ReasonEntry, origin);
};

/** The cell an entry belongs to; null where it is none. */
export const entryCell = (root: MapRoot, key: string): CellId | null =>
  root === 'cells' || root === 'stated' || root === 'notes' ? (key as CellId) : null;

/** Who may write it is judged by this. */
export const entryTarget = (root: MapRoot, key: string): Target => {
  const cell = entryCell(root, key);
  if (cell !== null) return { kind: 'cell', cell };
  return root === 'meta' ? { kind: 'meta' } : { kind: root === 'comments' ? 'comment' : 'entry' };
};

/** Its place in words. */
export const entryPlace = (edition: Edition | null, root: MapRoot, key: string, lang: Lang): string => {
  const cell = entryCell(root, key);
  if (cell !== null) return cellLabel(edition, cell);
  if (root === 'reasons') return translate(lang, message('team.history.reason'));
  return translate(lang, message(root === 'comments' ? 'team.history.comment' : 'sync.title'));
};
