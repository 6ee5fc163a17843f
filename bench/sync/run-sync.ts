// `npm run bench sync`: our sync server against its peers, interleaved, medians and ratios; then how our cost grows.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { MetricId } from './goals.ts';
import { growthTables } from './growth.ts';
import { buildOurs, oursTarget } from './ours.ts';
import { installPeers } from './peers.ts';
import { planOf, type Results, type Scenario } from './plan.ts';
import { pinLoad } from './process.ts';
import { comparisonTable } from './tables.ts';
import type { Target } from './target.ts';

/** Prints the tables; a full run also writes them to docs/sync-bench.md. Options: see USAGE. */
export const benchSync = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const quick = values.quick === true;
  const rounds = Math.max(1, Number(values.rounds ?? (quick ? 1 : 2)));
  const wanted = values.only?.split(',') ?? null;
  const isWanted = (name: string) => wanted === null || wanted.some((part) => name.startsWith(part));
  const ours = oursTarget(values.program ?? buildOurs(), values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []);
  const targets = [ours, ...(values.alone ? [] : installPeers())];
  pinLoad();
  const figures = await runPlan(
    planOf(quick).filter(({ name }) => isWanted(name)),
    targets,
    rounds,
  );
  const names = targets.map(({ name }) => name);
  const growth = isWanted('growth') ? await growthTables(ours, 1, quick, say) : null;
  const comparison = comparisonTable(figures, names);
  console.log(`\n${comparison}\n${growth ? `\n${growth}\n` : ''}`);
  if (quick) console.log('A quick run: its loads are small, and its figures are not those the goals speak of.');
  if (quick || wanted !== null || targets.length === 1 || growth === null) return;
  writeFileSync(DOCUMENT, documentOf(comparison, growth, rounds));
  console.log('Written to docs/sync-bench.md.');
};

type Collected = Map<MetricId, Map<string, number[]>>;

/** Every scenario for all targets, round after round; nobody always goes first. */
const runPlan = async (plan: readonly Scenario[], targets: readonly Target[], rounds: number): Promise<Collected> => {
  const figures: Collected = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, atMost = rounds, run } of plan) {
      if (round >= atMost) continue;
      const order = targets.map((_, index) => targets[(index + round) % targets.length]).filter((target) => target !== undefined);
      const results: Results = await run(order).catch((error: unknown) => {
        say(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
        return new Map();
      });
      for (const [target, values] of results) {
        for (const [id, value] of Object.entries(values) as [MetricId, number][]) {
          const byTarget = figures.get(id) ?? new Map<string, number[]>();
          figures.set(id, byTarget);
          byTarget.set(target, [...(byTarget.get(target) ?? []), value]);
          say(`round ${round + 1}, ${target}: ${id} ${value.toFixed(2)}`);
        }
      }
    }
  }
  return figures;
};

const documentOf = (comparison: string, growth: string, rounds: number): string =>
  `${[
    '# What the sync server costs',
    '',
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench sync\`${commitOf()}; medians of ${rounds} rounds in which the servers take turns`,
    '(1 round for 1000 documents and for how the cost grows, 1 of 20 kills each for durability), ± half the distance between the extremes.',
    `Machine: ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}${virtualNote()}.`,
    'Ours runs with gate, audit log and durable commits; only its rate limits are off. @y/websocket-server 0.1.1 stores to LevelDB, Hocuspocus 4.7 to SQLite.',
    'The servers run on one core and the load on another. Other work on the machine makes the figures noisy; the ratios are steadier.',
    '',
    '## Beside its peers',
    '',
    comparison,
    '',
    '## How the cost grows',
    '',
    growth,
    '',
    '## What is measured',
    '',
    ...EXPLANATION,
  ].join('\n')}\n`;

const commitOf = (): string => {
  try {
    return ` at ${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()}`;
  } catch {
    return '';
  }
};

const virtualNote = (): string => (readFileSync('/proc/cpuinfo', 'utf8').includes('hypervisor') ? ', virtual' : '');

const say = (line: string): void => console.error(line);

const DOCUMENT = fileURLToPath(new URL('../../docs/sync-bench.md', import.meta.url));

const OPTIONS = {
  only: { type: 'string' },
  rounds: { type: 'string' },
  quick: { type: 'boolean' },
  alone: { type: 'boolean' },
  program: { type: 'string' },
  profile: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const USAGE = `npm run bench sync -- [options]
  --rounds 2            rounds in which the servers take turns
  --only join,fan       scenarios by the beginning of their names: documents-, fan-, latency-, join, slow-reader, durable-, growth
  --quick               small loads: shows that everything works
  --alone               without the peers
  --program FILE        another build of our server instead of dist/nianbao.js
  --profile FOLDER      our server writes V8 processor profiles there (with an orderly end only: join)`;

const EXPLANATION = [
  '- *CPU per 10,000 edits*: two people in every document; 250 edits a second, each in another document than the last; what the server spends while nobody types is subtracted.',
  '- *Resident KB per document*: growth of the process from empty to all documents open, a full form and some 5,000 characters of prose each.',
  '- *Deliveries*: eight people write and fifty read; a writer goes on when all fifty have its edits. Deliveries to the fifty, over user and system seconds of the server.',
  '- *Latency*: everybody types five cells a second; from typing to the bytes at another person.',
  '- *Join*: from opening the connection to the whole document with its last value.',
  '- *Slow reader*: growth at most while 250 edits of 16 KB a second pass for 12 s and one of three stops reading, beyond the growth where all read.',
  '- *Lost*: 20 times ten edits, then SIGKILL the moment the last was seen or acknowledged; what a restarted server no longer has.',
];
