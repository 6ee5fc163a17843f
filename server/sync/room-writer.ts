// Edits the server makes for a person in an open room: imports, restores, choices. Judged, logged and told like any edit of that person.
import type { AccessState, Principal } from '#shared/access/can';
import type { ReportDoc } from '#shared/document/schema';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { ChangeHow, ConflictRow } from '../store/report-store.ts';
import type { Book } from './book.ts';
import type { ConflictBook } from './conflict-book.ts';
import { NO_NOTES } from './edit-note.ts';
import type { EditQueue } from './edit-queue.ts';
import { entryOfPlace, judgePlace } from './gate-rules.ts';
import type { Incoming, Intake, Written } from './intake.ts';
import { setEntry } from './intake.ts';
import type { Refusal } from './refusal.ts';
import type { ServerHand } from './server-hand.ts';

export type Refused = { readonly kind: 'refused'; readonly refusal: Refusal };
export type ChooseFault = Refused | { readonly kind: 'gone' } | { readonly kind: 'no-such-choice' };

/** Answers null where the room was closed before the edit reached the disk. */
export type RoomWriter = {
  /** `change` works on a copy; it may be called again where the log had moved on. What it throws comes back as a rejection. */
  readonly write: (author: Principal, how: ChangeHow, change: (report: ReportDoc) => void) => Promise<Result<Written, Refused> | null>;
  /** Lets one of the values in dispute stand. */
  readonly choose: (author: Principal, conflict: string, choice: number) => Promise<Result<Written, ChooseFault> | null>;
};

export type RoomWriterDeps = {
  readonly book: () => Book;
  readonly access: () => AccessState;
  readonly queue: EditQueue;
  readonly conflicts: ConflictBook;
  readonly hand: ServerHand;
  readonly intake: Intake;
};

export const createRoomWriter = ({ book, access, queue, conflicts, hand, intake }: RoomWriterDeps): RoomWriter => {
  const handIn = (author: Principal, how: ChangeHow, update: Uint8Array, resolves: ConflictRow | null, rest: Rest): void =>
    intake({
      principal: author,
      update,
      connection: null,
      count: null,
      resync: false,
      notes: NO_NOTES,
      known: null,
      how,
      resolves,
      onLacking: null,
      ...rest,
    });

  return {
    write: (author, how, change) =>
      new Promise((resolve, reject) => {
        const run = () => {
          try {
            const update = hand.draft(book().report, author.id, change);
            if (!update)
              return queue.whenSettled(
                () => resolve(ok({ seq: book().seq, changed: 0 })),
                () => resolve(null),
              );
            handIn(author, how, update, null, { again: run, settled: (answer) => resolve(answer && toRefused(answer)) });
          } catch (error) {
            reject(error);
          }
        };
        queue.inTurn(run, () => resolve(null));
      }),
    choose: (author, conflict, choice) =>
      new Promise((resolve) => {
        const run = () => {
          const row = conflicts.byId(conflict);
          const entry = row && entryOfPlace(row.place);
          if (!row || !entry) return resolve(err({ kind: 'gone' }));
          const chosen = row.values[choice];
          if (!chosen) return resolve(err({ kind: 'no-such-choice' }));
          const { root, key } = entry;
          const verdict = judgePlace(author, access(), root, key);
          if (verdict) return resolve(toRefused(verdict));
          const update = hand.draft(book().report, author.id, (report) => setEntry(report, root, key, chosen.value)) ?? EMPTY;
          handIn(author, 'merged', update, row, { again: run, settled: (answer) => resolve(answer && toRefused(answer)) });
        };
        queue.inTurn(run, () => resolve(null));
      }),
  };
};

type Rest = Pick<Incoming, 'again' | 'settled'>;

const toRefused = <T>(answer: Result<T, Refusal>): Result<T, Refused> =>
  answer.ok ? answer : err({ kind: 'refused', refusal: answer.error });

/** An update that changes nothing. */
const EMPTY = Uint8Array.of(0, 0);
