// What an open report is to those who hold it (rooms.ts, upgrade.ts), and what it needs from them. room.ts makes it.
import type { Edition } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import type { BusNews } from '../cluster/bus.ts';
import type { ConflictRow, ReportStore, ReportTitle, StoredReport } from '../store/report-store.ts';
import type { Committer } from './commit.ts';
import type { Connection, ConnectionRoom } from './connection.ts';
import type { Limits } from './limits.ts';
import type { Mention } from './mentions.ts';
import type { RoomWriter } from './room-writer.ts';
import type { Standing } from './standing.ts';

export type Room = ConnectionRoom &
  RoomWriter & {
    readonly id: string;
    readonly epoch: number;
    /**
     * Sends what a new connection hears first; its frames may be handed in from now on. False where it came with other rights than the room
     * knows of (they changed on the way): then everybody's have to be read again.
     */
    readonly welcome: (connection: Connection) => boolean;
    readonly connections: ReadonlySet<Connection>;
    /** Reads the document, where nobody has asked for it yet. False: it cannot be read. */
    readonly ready: () => boolean;
    /** Everyone of the report from now on; those whose own rights changed have to come back with a new ticket. */
    readonly setStanding: (standing: Standing) => void;
    /** What another node says of this report. */
    readonly hearNode: (news: BusNews) => void;
    /** Looks for what the log has beyond the document: news of other nodes may get lost. */
    readonly poll: () => void;
    /** The report as it stands on disk; null where the room was closed meanwhile. */
    readonly read: () => Promise<Report | null>;
    /** Somebody is about to come in: not idle for now. */
    readonly touch: () => void;
    /** Nothing of it is on the way to disk. */
    readonly isSettled: () => boolean;
    /** When the last connection left; null while somebody is here. */
    readonly idleSince: () => number | null;
    /** Rows of the log since the last snapshot. */
    readonly rows: () => number;
    /** Everything committed as one update, with the number of the log it reaches to; null where a snapshot would not help. */
    readonly snapshot: () => { readonly seq: number; readonly update: Uint8Array } | null;
    /** Called now and then: forgets people of other nodes that fell silent. */
    readonly outdate: () => void;
    /** Ends all connections and lets go of the document. */
    readonly close: (code: number, reason: string) => void;
  };

export type RoomDeps = {
  readonly stored: StoredReport;
  readonly standing: Standing;
  readonly conflicts: readonly ConflictRow[];
  readonly fallbackEdition: Edition;
  readonly store: ReportStore;
  readonly committer: Committer;
  readonly limits: Limits;
  readonly now: () => number;
  readonly newId: () => string;
  readonly newClient: () => number;
  /** Tells the other nodes. */
  readonly publish: (news: BusNews) => void;
  /** Whether other nodes write to the same log. */
  readonly hasOthers: boolean;
  /** A connection was refused, by this rule. */
  readonly onRefused: (rule: string) => void;
  /** People were called in comments that are on disk now; each comment is told of once, by the node that wrote it down. */
  readonly onMentions?: ((mentions: readonly Mention[]) => void) | undefined;
  /** The title changed and is on disk. */
  readonly onTitle: (title: ReportTitle) => void;
  /** The log has grown enough for a snapshot. */
  readonly onGrown: () => void;
  /** The document and the log no longer agree: it must be read again. */
  readonly onBroken: (error: unknown) => void;
};
