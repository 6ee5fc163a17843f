// Bad lines at random: whatever drops out when and comes back where, in the end all sides are equal and the audit log tells how it came.
import { expect, test } from 'vitest';
import { sized } from './random.ts';
import { runSchedule } from './schedule.ts';

const KINDS = [
  { name: 'one node, clients that say nothing', nodes: 1, failingCommits: false, notes: false },
  { name: 'one node, clients that tell of their edits', nodes: 1, failingCommits: false, notes: true },
  { name: 'one node whose commits sometimes fail', nodes: 1, failingCommits: true, notes: true },
  { name: 'three nodes', nodes: 3, failingCommits: false, notes: true },
  { name: 'three nodes whose commits sometimes fail', nodes: 3, failingCommits: true, notes: true },
];
const EACH = sized(6, 250);

for (const { name, ...options } of KINDS) {
  test(
    `${EACH} random schedules converge: ${name}`,
    async () => {
      for (let seed = 1; seed <= EACH; seed += 1) {
        expect(await runSchedule(seed, { ...options, steps: 60 }), `seed ${seed}`).toEqual([]);
      }
    },
    sized(120_000, 1_800_000),
  );
}
