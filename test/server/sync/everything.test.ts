// Everything at once, at random: in the end all documents equal the store, the audit log tells how they came, and every edit is in the log
// or on its author's list.
import { expect, test } from 'vitest';
import { runDay } from './everything.ts';
import { sized } from './random.ts';

const DAYS = sized(6, 300);

test(
  `${DAYS} random days: no edit is lost, none is told or acknowledged before it is on disk, and all sides end equal`,
  async () => {
    const sums = { made: 0, logged: 0, listed: 0, refusals: 0 };
    for (let seed = 1; seed <= DAYS; seed += 1) {
      const { wrong, ...day } = await runDay({ seed, steps: 120, nodes: 1 + (seed % 3) });
      expect(wrong, `seed ${seed}`).toEqual([]);
      for (const key of ['made', 'logged', 'listed', 'refusals'] as const) sums[key] += day[key];
    }
    // It was about something: most edits reached the log, and some were turned away.
    expect(sums.logged).toBeGreaterThan(sums.made / 4);
    expect(Math.min(sums.listed, sums.refusals)).toBeGreaterThan(0);
  },
  sized(180_000, 3_600_000),
);
