// What is in dispute in one report: which edits open or change a conflict, and the list as it will be once they are on disk.
// intake.ts asks before it applies an edit; room.ts tells what is on disk to everybody.
import type { ChangeHow, ConflictRow, ConflictValue } from '../store/report-store.ts';
import type { Wish } from './wishes.ts';

type Author = { readonly id: string; readonly name: string };

/** What the audit log says of a place: who wrote last, and what the author of the edit last did there. */
export type PlaceHistory = {
  readonly last: { readonly person: string; readonly name: string; readonly at: string; readonly how: ChangeHow } | null;
  readonly own: { readonly after: string | null; readonly madeAt: string | null } | null;
};

export type ConflictBook = {
  /** Whether a conflict of this place is open, edits on their way to disk included. */
  readonly at: (place: string) => ConflictRow | null;
  readonly byId: (id: string) => ConflictRow | null;
  readonly isEmpty: () => boolean;
  /**
   * An author's value joins the dispute over its place, or begins one with the value of `other`. It takes the place of what they said there
   * before, unless `besideOwn`: said in another window, without having seen that. The row as it is now.
   */
  readonly enter: (
    wish: Pick<Wish, 'place' | 'value'>,
    author: Author,
    at: string,
    other: ConflictValue | null,
    besideOwn?: boolean,
  ) => ConflictRow;
  /** Ends a conflict. The row as it is now. */
  readonly resolve: (row: ConflictRow, by: string, at: string) => ConflictRow;
  /** Rows that reached the disk; true where the list that people see changed. */
  readonly committed: (rows: readonly ConflictRow[]) => boolean;
  /** Open conflicts on disk, oldest first. */
  readonly shown: () => Iterable<ConflictRow>;
  /** Begins anew with what is on disk. */
  readonly reset: (rows: readonly ConflictRow[]) => void;
};

export const createConflictBook = (report: string, newId: () => string): ConflictBook => {
  const open = new Map<string, ConflictRow>();
  const shown = new Map<string, ConflictRow>();

  const keep = (row: ConflictRow): ConflictRow => {
    if (row.resolvedAt === null) open.set(row.place, row);
    else open.delete(row.place);
    return row;
  };

  return {
    at: (place) => open.get(place) ?? null,
    byId: (id) => [...open.values()].find((row) => row.id === id) ?? null,
    isEmpty: () => open.size === 0,
    enter: ({ place, value }, { id, name }, at, other, besideOwn = false) => {
      const before = open.get(place);
      const others = (before?.values ?? (other ? [other] : [])).filter(({ person }) => besideOwn || person !== id);
      const values = [...others, { person: id, name, value, at }];
      const row = before ?? { id: newId(), report, place, values, openedAt: at, resolvedBy: null, resolvedAt: null };
      // Whoever writes what all others wrote has ended the dispute.
      const isAgreed = values.every((one) => one.value === value);
      return keep({ ...row, values, ...(isAgreed ? { resolvedBy: id, resolvedAt: at } : {}) });
    },
    resolve: (row, by, at) => keep({ ...row, resolvedBy: by, resolvedAt: at }),
    committed: (rows) => {
      for (const row of rows) {
        if (row.resolvedAt === null) shown.set(row.id, row);
        else shown.delete(row.id);
      }
      return rows.length > 0;
    },
    shown: () => shown.values(),
    reset: (rows) => {
      open.clear();
      shown.clear();
      for (const row of rows) {
        open.set(row.place, row);
        shown.set(row.id, row);
      }
    },
  };
};

/** Whether what stands was written by somebody else than the author; null: only the audit log can say. */
export const isOthers = (wish: Wish, author: string, owners: ReadonlyMap<number, string>): boolean | null =>
  wish.standingClient === null ? null : owners.get(wish.standingClient) !== author;

/**
 * Whether an author wrote, in a window that had not seen it, over something newer of their own. `madeAt`: by the edit's note; null: nobody
 * says when, and then the one who comes later counts as newer. What the server wrote for them
 * is no window's, unless the place is in dispute already.
 */
export const isOverOwnNewer = (
  { unseen, value, standing }: Wish,
  author: string,
  madeAt: number | null,
  last: PlaceHistory['last'],
  isOpen: boolean,
): boolean =>
  unseen &&
  value !== standing &&
  madeAt !== null &&
  last?.person === author &&
  (isOpen || last.how !== 'merged') &&
  madeAt < Date.parse(last.at);

/** Whether a blanking over something unseen is one the log already has: its message came twice, or its author went on since. */
export const isRepeated = ({ isEcho }: Wish, author: string, madeAt: string | null, { last, own }: PlaceHistory): boolean => {
  if (!isEcho) return false;
  if (last?.person === author && last.how !== 'merged') return true;
  return own !== null && own.after === null && (madeAt === null || own.madeAt === madeAt);
};
