// Which scenarios run, with what load, and which figures each gives. Run by run-sync.ts.
import { measureDurability } from './durability.ts';
import { measureFanOut } from './fan-out.ts';
import type { MetricId } from './goals.ts';
import { measureJoin } from './join.ts';
import { measureLatency } from './latency.ts';
import { measureManyDocuments } from './many-documents.ts';
import { measureSlowReader } from './slow-reader.ts';
import type { Target } from './target.ts';

export type Results = ReadonlyMap<string, Partial<Record<MetricId, number>>>;

export type Scenario = {
  readonly name: string;
  /** Rounds that are enough, where fewer than the others'. */
  readonly atMost?: number;
  /** Figures by the names of the targets; those that cannot take part are left out. */
  readonly run: (targets: readonly Target[]) => Promise<Results>;
};

/** `quick`: small loads that show the program works; their figures are not comparable with the goals. */
export const planOf = (quick: boolean): readonly Scenario[] => {
  const count = (full: number) => (quick ? Math.ceil(full / 20) : full);
  const turns = (full: number) => (quick ? 1 : full);
  const documents = (full: number, cpu: MetricId, memory: MetricId, warm: MetricId | null, atMost?: number): Scenario => ({
    name: `documents-${full}`,
    ...(atMost === undefined ? {} : { atMost }),
    run: async (targets) => {
      const results = await measureManyDocuments(targets, {
        documents: count(full),
        turns: turns(2),
        seconds: quick ? 2 : 8,
        warmUp: warm ? count(15_000) : 0,
      });
      return byName(results, ({ cpuPer10k, cpuPer10kWarm, kilobytesPerDocument }) => ({
        [cpu]: cpuPer10k,
        [memory]: kilobytesPerDocument,
        ...(warm && cpuPer10kWarm !== null ? { [warm]: cpuPer10kWarm } : {}),
      }));
    },
  });
  const fanOut = (name: string, burst: number, id: MetricId): Scenario => ({
    name,
    run: async (targets) =>
      byName(await measureFanOut(targets, burst, turns(6)), ({ deliveriesPerCpuSecond }) => ({ [id]: deliveriesPerCpuSecond })),
  });
  const latency = (people: number, id: MetricId): Scenario => ({
    name: `latency-${people}`,
    run: async (targets) => byName(await measureLatency(targets, people, 5, turns(4)), ({ p50 }) => ({ [id]: p50 })),
  });
  return [
    documents(200, 'cpu200', 'memory200', 'cpu200Warm'),
    documents(1000, 'cpu1000', 'memory1000', null, 1),
    fanOut('fan-single', 1, 'single'),
    fanOut('fan-burst', 25, 'burst'),
    latency(2, 'latency2'),
    latency(10, 'latency10'),
    latency(50, 'latency50'),
    oneByOne('join', 2, async (target) => {
      const { cold, warm } = await measureJoin(target, count(10_000));
      return { joinCold: cold, joinWarm: warm };
    }),
    oneByOne('slow-reader', 2, async (target) => ({ slow: (await measureSlowReader(target, quick ? 2 : 12)).megabytes })),
    oneByOne('durable-seen', 1, async (target) => ({ lostSeen: (await measureDurability(target, 'seen', count(20))).lost })),
    oneByOne('durable-acknowledged', 1, async (target) =>
      target.acknowledges ? { lostAcknowledged: (await measureDurability(target, 'acknowledged', count(20))).lost } : {},
    ),
  ];
};

const oneByOne = (name: string, atMost: number, measure: (target: Target) => Promise<Partial<Record<MetricId, number>>>): Scenario => ({
  name,
  atMost,
  run: async (targets) => {
    const results = new Map<string, Partial<Record<MetricId, number>>>();
    for (const target of targets) results.set(target.name, await measure(target));
    return results;
  },
});

const byName = <T extends { readonly name: string }>(
  results: readonly T[],
  figures: (result: T) => Partial<Record<MetricId, number>>,
): Results => new Map(results.map((result) => [result.name, figures(result)]));
