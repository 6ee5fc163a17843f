// The audit log's chain: each row's hash covers the row and the hash before it, so that nothing can be changed, added or taken out
// unnoticed. Pure. The stores chain rows as they write them; backup, doctor and `audit verify` check them.
import { hash } from 'node:crypto';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { AuditHead, AuditRow, Change } from './report-store.ts';

/** Who made the changes of one edit, when they reached the server, and under which number of the log. */
export type ChainEdit = { readonly seq: number; readonly at: string; readonly author: string; readonly changes: readonly Change[] };

/** `number`: the first row that is not what was written, or is not there (`missing`). */
export type ChainFault = { readonly number: number; readonly kind: 'changed' | 'missing' | 'surplus' };

/** Where the log of a report without any change stands. It names the report: no log can pass for another report's. */
export const beginChain = (report: string): AuditHead => ({ count: 0, hash: hash('sha256', JSON.stringify(['audit', report])) });

/** The hash of a row that follows the row with `previous`. */
const rowHash = (previous: string, row: Omit<AuditRow, 'hash'>): string => {
  const { number, seq, at, person, place, before, after, splices, how, madeAt } = row;
  const steps = splices?.map((step) => [step.at, step.removed, step.inserted]) ?? null;
  return hash('sha256', JSON.stringify([previous, number, seq, at, person, place, before, after, steps, how, madeAt]));
};

/** The rows of an edit's changes after `head`, in their order; the last one's number and hash are the new head. */
export const chainRows = (head: AuditHead, { seq, at, author, changes }: ChainEdit): readonly AuditRow[] => {
  let { count: number, hash: previous } = head;
  return changes.map(({ place, before, after, splices, how, madeAt }) => {
    number += 1;
    // Half a character, as a split in the middle of one leaves it, would come back from storage as another one.
    const row = { number, seq, at, person: author, place, before: whole(before), after: whole(after), splices, how, madeAt };
    previous = rowHash(previous, row);
    return { ...row, hash: previous };
  });
};

/** The head after this row, if it is the one that was written after `at`. */
export const followChain = (at: AuditHead, row: AuditRow): Result<AuditHead, ChainFault> => {
  const number = at.count + 1;
  if (row.number !== number) return err({ number, kind: row.number > number ? 'missing' : 'surplus' });
  return rowHash(at.hash, row) === row.hash ? ok({ count: number, hash: row.hash }) : err({ number, kind: 'changed' });
};

/** Whether a chain followed to its last row ended where the log is known to end. */
export const endsAt = (at: AuditHead, head: AuditHead): Result<true, ChainFault> => {
  if (at.count < head.count) return err({ number: at.count + 1, kind: 'missing' });
  if (at.count > head.count) return err({ number: head.count + 1, kind: 'surplus' });
  return at.hash === head.hash ? ok(true) : err({ number: Math.max(at.count, 1), kind: 'changed' });
};

/** Whether these are all rows of the report's log up to `head`, each as it was written; else the first that is not. */
export const verifyChain = (report: string, rows: Iterable<AuditRow>, head: AuditHead): Result<true, ChainFault> => {
  let at = beginChain(report);
  for (const row of rows) {
    const next = followChain(at, row);
    if (!next.ok) return next;
    at = next.value;
  }
  return endsAt(at, head);
};

const whole = (text: string | null): string | null => (text !== null && SURROGATE.test(text) ? text.replace(/\p{Cs}/gu, '\ufffd') : text);

const SURROGATE = /[\ud800-\udfff]/;
