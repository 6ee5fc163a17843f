// What PostgreSQL spends: seconds of all its processes, read from /proc.
import { readFileSync } from 'node:fs';
import { childrenOf } from '../../test/server/cluster/postgres-engine.ts';

/** User and system seconds of the engine with this main process, connections that have ended included. */
export const engineSeconds = (main: number): number =>
  childrenOf(main).reduce((sum, child) => sum + ticksOf(child, OWN), ticksOf(main, WITH_ENDED)) / TICKS_PER_SECOND;

const ticksOf = (process: number, fields: readonly number[]): number => {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    const values = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.reduce((sum, field) => sum + Number(values[field]), 0);
  } catch {
    // It ended in this moment; its time is its parent's now.
    return 0;
  }
};

const OWN = [11, 12] as const;
const WITH_ENDED = [11, 12, 13, 14] as const;
/** USER_HZ of Linux. */
const TICKS_PER_SECOND = 100;
