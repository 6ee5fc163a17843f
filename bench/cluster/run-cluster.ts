// `npm run bench cluster`: several nodes on one PostgreSQL. Prints the figures docs/scale.md is written from; asserts nothing.
import { type Engine, noEngine, startEngine } from '../../test/server/cluster/postgres-engine.ts';
import { measureCommitRate } from './commit-rates.ts';
import { measureCrossLatency, measureLoad, withNodes } from './nodes.ts';

/** Takes about two minutes. */
export const benchCluster = async (): Promise<void> => {
  const missing = noEngine();
  if (missing !== null) return console.log(missing);
  const engine = await startEngine();
  try {
    await showCommits(engine);
    await showLatency(engine);
    await showLoad(engine);
  } finally {
    await engine.close();
  }
};

const showCommits = async (engine: Engine): Promise<void> => {
  console.log('group commits | writers | edits in each | commits/s | edits/s | p50 ms | p99 ms | bytes of tables and of log per edit');
  const url = await engine.createDatabase();
  for (const edits of [1, 20, 100]) {
    for (const writers of [1, 2, 3]) {
      const { commitsPerSecond, p50, p99, tableBytes, logBytes } = await measureCommitRate(url, writers, edits, 3);
      const rates = [commitsPerSecond, commitsPerSecond * edits].map((figure) => figure.toFixed(0));
      const bytes = [tableBytes, logBytes].map((figure) => figure.toFixed(0));
      console.log(`| ${[writers, edits, ...rates, p50.toFixed(2), p99.toFixed(2), ...bytes].join(' | ')} |`);
    }
  }
};

const showLatency = async (engine: Engine): Promise<void> => {
  const { same, other, otherP99, stored } = await withNodes(engine, 2, (nodes) => measureCrossLatency(nodes, 300));
  console.log(
    `one edit at a time: seen on the same node p50 ${same.toFixed(2)} ms, on another node p50 ${other.toFixed(2)} ms, p99 ${otherP99.toFixed(2)} ms; stored p50 ${stored.toFixed(2)} ms`,
  );
};

const showLoad = async (engine: Engine): Promise<void> => {
  console.log('load | nodes | edits/s | µs of a core per edit: nodes | PostgreSQL | stored p50 ms | p99 ms');
  for (const count of [1, 2, 3]) {
    for (const perSecond of [100, 400]) {
      const load = await withNodes(engine, count, (nodes) => measureLoad(engine, nodes, { reports: 120, perSecond, seconds: 8 }));
      const figures = [load.editsPerSecond, load.nodeCost, load.engineCost].map((figure) => figure.toFixed(0));
      console.log(`| ${[count, ...figures, load.p50.toFixed(1), load.p99.toFixed(1)].join(' | ')} |`);
    }
  }
};
