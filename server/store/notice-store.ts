// The part of the storage port that keeps what people are told inside the program, and how far each of them has looked.
import type { NoticeKind } from '#shared/protocol/notices';

/** Something one person is told about one report. Times are ISO 8601. */
export type NoticeRow = {
  readonly id: string;
  /** Whom it is for. */
  readonly person: string;
  readonly report: string;
  readonly kind: NoticeKind;
  /** Who caused it. */
  readonly by: string;
  readonly at: string;
  /** A cell id, `section:1`, or the person whose part it is; null: the report, or (assigned) what `words` lists. */
  readonly place: string | null;
  /** What was written with it; of `assigned` the parts, separated by spaces. */
  readonly words: string;
  readonly readAt: string | null;
};

export type NoticeStore = {
  /** All in one commit. People the store does not know are refused. Of each person's only the newest KEPT_NOTICES stay. */
  readonly addNotices: (rows: readonly NoticeRow[]) => Promise<void>;
  /** A person's, newest first, at most `limit`. */
  readonly notices: (person: string, limit: number) => Promise<readonly NoticeRow[]>;
  /** Marks these (null: all) of the person's as read; those read already keep their time. */
  readonly readNotices: (person: string, ids: readonly string[] | null, at: string) => Promise<void>;
  /** What the person was last shown under this name (`look/REPORT`: an audit number; `tour`); null where nothing is kept. */
  readonly mark: (person: string, name: string) => Promise<Mark | null>;
  readonly setMark: (person: string, name: string, mark: Mark) => Promise<void>;
};

/** Nobody reads further back, and nobody can fill the disk with them. */
export const KEPT_NOTICES = 500;

export type Mark = { readonly value: string; readonly at: string };
