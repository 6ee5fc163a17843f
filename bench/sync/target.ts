// What a scenario needs to know of a server it measures. ours.ts and peers.ts make them.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerProcess } from './process.ts';

export type Target = {
  readonly name: string;
  /** Milliseconds until writes it puts off are done. */
  readonly settle: number;
  /** Says when an edit is stored, or claims to. */
  readonly acknowledges: boolean;
  /** Starts on a data folder that may hold what an earlier start left. */
  readonly start: (folder: string) => Promise<RunningTarget>;
};

export type RunningTarget = {
  readonly target: Target;
  readonly dialect: 'y-websocket' | 'hocuspocus';
  readonly port: number;
  readonly process: ServerProcess;
  /** Makes the room where rooms have to be made, and says how to connect to it. */
  readonly enter: (room: string) => Promise<Entry>;
};

export type Entry = { readonly path: string; readonly protocols: readonly string[] };

/** Runs the work with a data folder of its own and removes it after. */
export const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    mkdirSync(join(folder, 'data'));
    return await work(join(folder, 'data'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Starts every target on a fresh folder, hands them all to the work and ends them. */
export const withServers = <T>(targets: readonly Target[], work: (running: readonly RunningTarget[]) => Promise<T>): Promise<T> => {
  const [first, ...rest] = targets;
  if (!first) return work([]);
  return withFolder(async (folder) => {
    const running = await first.start(folder);
    try {
      return await withServers(rest, (others) => work([running, ...others]));
    } finally {
      // Orderly, so that a profile is written.
      await running.process.end('SIGTERM');
    }
  });
};

/**
 * Gives every party the same number of turns, one after the other, and nobody always the first: what else the machine does
 * meanwhile meets all alike. A turn -1 comes before the others, to warm up.
 */
export const takeTurns = async <T>(
  parties: readonly T[],
  turns: number,
  play: (party: T, turn: number) => Promise<void>,
): Promise<void> => {
  for (let turn = -1; turn < turns; turn += 1) {
    for (let index = 0; index < parties.length; index += 1) {
      const party = parties[(index + turn + 1) % parties.length];
      if (party !== undefined) await play(party, turn);
    }
  }
};
