// Which entries the document may hold at all: the schema half of the gate, used by the server on every update
// and by commands.ts before anything is written.
import { type CellId, splitCellId } from '../cell/cell-id.ts';
import { isCellValue } from '../cell/cell-value.ts';
import type { Edition } from '../edition/types.ts';
import { claimsToBeComment, readCommentEntry } from './comments.ts';
import { isSignedReason } from './reasons.ts';
import type { MapRoot } from './schema.ts';

/** Whether `value` may stand under `key` in this root map of a report of this edition. */
export const isEntry = (edition: Edition, root: MapRoot, key: string, value: unknown): boolean => {
  const cell = edition.cellById.get(key as CellId);
  switch (root) {
    case 'cells':
      return cell !== undefined && cell.sumOf === null && isCellValue(cell.kind, value);
    case 'stated':
      return cell !== undefined && cell.sumOf !== null && isCellValue('count', value);
    case 'notes':
      return cell !== undefined && splitCellId(key) !== null && typeof value === 'string' && value.length <= MAX_NOTE_LENGTH;
    case 'meta':
      return isMetaEntry(key, value);
    case 'reasons':
      // What counts in the checks is looked at closely; entries of the first version are only kept.
      return ENTRY_ID.test(key) && isPlainRecord(value) && (!claimsFigures(value) || isSignedReason(value));
    case 'comments':
      return ENTRY_ID.test(key) && (claimsToBeComment(value) ? readCommentEntry(edition, value) !== null : isPlainRecord(value));
  }
};

/** Whether this root map may have an entry under `key` at all, whatever its value: deleted entries no longer show theirs. */
export const isEntryKey = (edition: Edition, root: MapRoot, key: string): boolean => {
  const cell = edition.cellById.get(key as CellId);
  switch (root) {
    case 'cells':
      return cell !== undefined && cell.sumOf === null;
    case 'stated':
      return cell !== undefined && cell.sumOf !== null;
    case 'notes':
      return cell !== undefined;
    case 'meta':
      return key === 'organ' || key === 'year' || key === 'edition' || key === 'schema';
    case 'reasons':
    case 'comments':
      return ENTRY_ID.test(key);
  }
};

const isMetaEntry = (key: string, value: unknown): boolean => {
  if (key === 'organ') return typeof value === 'string' && value.length <= MAX_ORGAN_LENGTH && !/[\n\r\t]/.test(value);
  if (key === 'year') return typeof value === 'number' && Number.isInteger(value) && value >= 2000 && value <= 2999;
  if (key === 'edition') return typeof value === 'string' && value.length <= 80;
  return key === 'schema' && typeof value === 'number' && Number.isInteger(value);
};

const claimsFigures = (value: unknown): boolean => typeof value === 'object' && value !== null && 'figures' in value;

/** Flat JSON of short strings, numbers and booleans. */
const isPlainRecord = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= 20 &&
  Object.values(value).every(
    (part) =>
      part === null ||
      typeof part === 'boolean' ||
      (typeof part === 'number' && Number.isFinite(part)) ||
      (typeof part === 'string' && part.length <= 4000),
  );

const ENTRY_ID = /^[A-Za-z0-9_-]{8,64}$/;
const MAX_NOTE_LENGTH = 500;
const MAX_ORGAN_LENGTH = 200;
/** Characters a section may hold. */
export const MAX_SECTION_LENGTH = 100_000;
