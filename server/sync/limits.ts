// Every limit of the sync server, by name, in one place. The composition root takes these or lifts the rate limits.

export type Limits = {
  /** Bytes of one live update. */
  readonly updateBytes: number;
  /** Bytes of the update a returning client sends at once. */
  readonly resyncBytes: number;
  /** Bytes of any frame; above both of the above, so that the gate answers and not the websocket layer. */
  readonly frameBytes: number;
  /** Bytes of one person's awareness state. */
  readonly presenceBytes: number;
  /** Bytes of a whole awareness message (a client re-sends everyone's). */
  readonly presenceFrameBytes: number;
  /** Client ids one update may bring that never wrote before. */
  readonly newClientsPerUpdate: number;
  /** Characters of what a client may say of an update before it sends it. */
  readonly notedLength: number;
  /** Bytes kept for one connection whose updates arrived before the older edits they build on. */
  readonly parkedBytes: number;
  /** How long those may wait: longer than the largest of what they wait for takes on a bad line. */
  readonly parkedMilliseconds: number;
  /** Bytes waiting for a reader who does not read; above it the connection is closed. */
  readonly unreadBytes: number;
  /** A connection that sends faster than this is read more slowly; nothing is lost. Null: as fast as it likes. */
  readonly rate: {
    readonly framesPerSecond: number;
    readonly burstFrames: number;
    readonly bytesPerSecond: number;
    readonly burstBytes: number;
  } | null;
  /** Open connections of one person to one report. Null: any number. */
  readonly connectionsPerPerson: number | null;
  /** From one commit to the next: under load edits of this time are written together. */
  readonly commitMilliseconds: number;
  /** So many commits may follow each other without that distance; each of the times above allows one more. */
  readonly commitBurst: number;
  /** Updates after which a report's log is replaced by a snapshot. */
  readonly updatesPerSnapshot: number;
  /** A report nobody has open leaves memory after this time. */
  readonly idleMilliseconds: number;
  /** A connection that heard nothing for this long gets an empty message (y-websocket gives up after 30 s without one). */
  readonly silenceMilliseconds: number;
  /** How often dead peers are looked for. A peer that misses one round is dropped. */
  readonly pingMilliseconds: number;
};

const KIB = 1024;
const MIB = 1024 * KIB;

export const DEFAULT_LIMITS: Limits = {
  updateBytes: MIB,
  resyncBytes: 8 * MIB,
  frameBytes: 16 * MIB,
  presenceBytes: 2 * KIB,
  presenceFrameBytes: MIB,
  newClientsPerUpdate: 500,
  notedLength: 4 * MIB,
  parkedBytes: MIB,
  parkedMilliseconds: 120_000,
  unreadBytes: 8 * MIB,
  rate: { framesPerSecond: 200, burstFrames: 1000, bytesPerSecond: 2 * MIB, burstBytes: 16 * MIB },
  connectionsPerPerson: 50,
  commitMilliseconds: 16,
  commitBurst: 20,
  updatesPerSnapshot: 500,
  idleMilliseconds: 60_000,
  silenceMilliseconds: 12_000,
  pingMilliseconds: 30_000,
};

/** For benchmarks: sizes still count, speed and number do not. */
export const withoutRateLimits = (limits: Limits): Limits => ({ ...limits, rate: null, connectionsPerPerson: null });
