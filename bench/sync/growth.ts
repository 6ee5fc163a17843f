// How our cost grows: with the number of documents, and with the number of people in one.
import { measureLatency } from './latency.ts';
import { measureManyDocuments } from './many-documents.ts';
import { median } from './stats.ts';
import { toTable } from './tables.ts';
import type { Target } from './target.ts';

/** Two tables in Markdown; each figure the median of the rounds. */
export const growthTables = async (target: Target, rounds: number, quick: boolean, say: (line: string) => void): Promise<string> => {
  const documents: (readonly string[])[] = [];
  for (const count of quick ? [5, 10] : [10, 100, 1000]) {
    const runs = await repeat(rounds, () => measureManyDocuments([target], { documents: count, turns: 1, seconds: quick ? 2 : 8 }));
    const figure = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
    documents.push([
      String(count),
      figure(({ cpuPer10k }) => cpuPer10k).toFixed(2),
      figure(({ kilobytesPerDocument }) => kilobytesPerDocument).toFixed(0),
      figure(({ join }) => join).toFixed(1),
    ]);
    say(`growth: ${documents.at(-1)?.join(' · ')}`);
  }
  const people: (readonly string[])[] = [];
  for (const count of quick ? [2, 10] : [2, 10, 50, 200]) {
    const runs = await repeat(rounds, () => measureLatency([target], count, EDITS_PER_PERSON, quick ? 1 : 5));
    const figure = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
    people.push([
      String(count),
      figure(({ p50 }) => p50).toFixed(2),
      figure(({ p95 }) => p95).toFixed(2),
      figure(({ deliveriesPerSecond }) => deliveriesPerSecond).toFixed(0),
      `${(figure(({ serverShare }) => serverShare) * 100).toFixed(1)} %`,
      figure(({ serverShare, deliveriesPerSecond }) => (serverShare / deliveriesPerSecond) * 1e6).toFixed(0),
    ]);
    say(`growth: ${people.at(-1)?.join(' · ')}`);
  }
  return [
    'Documents, two people in each, 250 edits a second over all of them:',
    '',
    toTable([['documents', 'CPU seconds per 10,000 edits', 'resident KB per document', 'join p50 in ms, while all join'], ...documents]),
    '',
    'People in one document, each types a cell every two seconds (at most 165 write, one for each count in the form; the others read):',
    '',
    toTable([['people', 'latency p50 ms', 'latency p95 ms', 'deliveries a second', 'server CPU', 'µs of CPU per delivery'], ...people]),
  ].join('\n');
};

const repeat = async <T>(rounds: number, work: () => Promise<readonly T[]>): Promise<readonly T[]> => {
  const results: T[] = [];
  for (let round = 0; round < rounds; round += 1) results.push(...(await work()));
  return results;
};

const EDITS_PER_PERSON = 0.5;
