// The figures the comparison is about, and what each is to be against the peers. Read by plan.ts and tables.ts.

export type MetricId =
  | 'cpu200'
  | 'cpu200Warm'
  | 'cpu1000'
  | 'memory200'
  | 'memory1000'
  | 'latency2'
  | 'latency10'
  | 'latency50'
  | 'single'
  | 'burst'
  | 'joinCold'
  | 'joinWarm'
  | 'slow'
  | 'lostSeen'
  | 'lostAcknowledged';

/** `times`: ours is to be at most (at least, where more is better) so many times the best peer's, or the named one's. */
type Goal =
  | { readonly kind: 'ratio'; readonly times: number; readonly peer: string | null }
  | { readonly kind: 'none-lost' }
  | { readonly kind: 'shown' };

export type Metric = {
  readonly id: MetricId;
  readonly label: string;
  readonly digits: number;
  readonly better: 'less' | 'more';
  readonly goal: Goal;
};

/** What became of a goal: the ratio it was judged by, and whether it was met. Null: nothing to judge. */
export type Judgement = { readonly ratio: number | null; readonly met: boolean };

export const judgeGoal = ({ better, goal }: Metric, ours: number, peers: ReadonlyMap<string, number>): Judgement | null => {
  if (goal.kind === 'none-lost') return { ratio: null, met: ours === 0 };
  const values = [...peers].flatMap(([name, value]) => (goal.kind === 'ratio' && goal.peer !== null && goal.peer !== name ? [] : [value]));
  if (values.length === 0) return null;
  const ratio = ours / (better === 'less' ? Math.min(...values) : Math.max(...values));
  if (goal.kind === 'shown') return { ratio, met: true };
  return { ratio, met: better === 'less' ? ratio <= goal.times : ratio >= goal.times };
};

const best = (times: number): Goal => ({ kind: 'ratio', times, peer: null });

export const METRICS: readonly Metric[] = [
  { id: 'cpu200', label: 'server CPU seconds per 10,000 edits, 200 documents', digits: 2, better: 'less', goal: best(0.8) },
  {
    id: 'cpu200Warm',
    label: 'the same after 20,000 edits (V8 has compiled what it wants to)',
    digits: 2,
    better: 'less',
    goal: { kind: 'shown' },
  },
  { id: 'cpu1000', label: 'server CPU seconds per 10,000 edits, 1000 documents', digits: 2, better: 'less', goal: best(0.8) },
  { id: 'memory200', label: 'resident KB per document, 200 documents', digits: 0, better: 'less', goal: best(1) },
  { id: 'memory1000', label: 'resident KB per document, 1000 documents', digits: 0, better: 'less', goal: best(1) },
  { id: 'single', label: 'deliveries per server CPU second, single edits', digits: 0, better: 'more', goal: best(1) },
  { id: 'burst', label: 'deliveries per server CPU second, bursts of 25', digits: 0, better: 'more', goal: best(1) },
  { id: 'latency2', label: 'latency p50 in ms, 2 people', digits: 2, better: 'less', goal: { kind: 'shown' } },
  {
    id: 'latency10',
    label: 'latency p50 in ms, 10 people',
    digits: 2,
    better: 'less',
    goal: { kind: 'ratio', times: 1.5, peer: 'Hocuspocus' },
  },
  { id: 'latency50', label: 'latency p50 in ms, 50 people', digits: 2, better: 'less', goal: { kind: 'shown' } },
  { id: 'joinCold', label: 'ms to join after 10,000 edits and a restart', digits: 0, better: 'less', goal: best(0.5) },
  { id: 'joinWarm', label: 'ms to join after 10,000 edits, report open', digits: 0, better: 'less', goal: { kind: 'shown' } },
  { id: 'slow', label: 'MB kept for a reader who stops while 49 MB pass', digits: 1, better: 'less', goal: best(0.3) },
  { id: 'lostSeen', label: 'edits lost, kill -9 after another person saw them', digits: 0, better: 'less', goal: { kind: 'none-lost' } },
  {
    id: 'lostAcknowledged',
    label: 'edits lost, kill -9 after they were acknowledged',
    digits: 0,
    better: 'less',
    goal: { kind: 'none-lost' },
  },
];
