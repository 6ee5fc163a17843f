// What this process counts about itself, for Prometheus. main.ts makes the meters and hands them to storage, rooms and HTTP.
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Append, ReportStore } from '../store/report-store.ts';

export type Meters = {
  /** The store, with its commits counted and timed. */
  readonly meterStore: (store: ReportStore) => ReportStore;
  readonly onRefused: (rule: string) => void;
  readonly meterHttp: (app: FastifyInstance) => void;
  /** Asked whenever the figures are. */
  readonly watch: (count: () => { readonly rooms: number; readonly connections: number }) => void;
  readonly text: () => Promise<{ readonly text: string; readonly type: string }>;
};

export const createMeters = (): Meters => {
  const registry = new Registry();
  const registers = [registry];
  const make = { registers };
  const edits = new Counter({ name: 'nianbao_edits_total', help: 'Edits on disk.', ...make });
  const bytes = new Counter({ name: 'nianbao_edit_bytes_total', help: 'Bytes of the edits on disk.', ...make });
  const conflicts = new Counter({ name: 'nianbao_conflicts_total', help: 'Values that came into dispute.', ...make });
  const failures = new Counter({ name: 'nianbao_commit_failures_total', help: 'Commits that storage refused.', ...make });
  const commits = new Histogram({ name: 'nianbao_commit_seconds', help: 'Time of one group commit.', buckets: BUCKETS, ...make });
  const refusals = new Counter({ name: 'nianbao_refusals_total', help: 'Edits refused, by rule.', labelNames: ['rule'], ...make });
  const http = new Histogram({
    name: 'nianbao_http_seconds',
    help: 'Time of HTTP answers, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    ...make,
  });
  gauge('nianbao_resident_bytes', 'Memory of the process.', registers, () => process.memoryUsage.rss());
  gauge('nianbao_cpu_seconds', 'Processor time since the start.', registers, () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  gauge('nianbao_uptime_seconds', 'Time since the start.', registers, () => process.uptime());

  const append = async (store: ReportStore, batch: readonly Append[]) => {
    const done = commits.startTimer();
    try {
      const numbers = await store.append(batch);
      // Counted once for a commit: a counter of this library costs as much as what it counts.
      let written = 0;
      let size = 0;
      let disputed = 0;
      batch.forEach(({ update, conflicts: rows }, index) => {
        if (numbers[index] === null) return;
        written += 1;
        size += update.length;
        for (const { resolvedAt } of rows) if (resolvedAt === null) disputed += 1;
      });
      edits.inc(written);
      bytes.inc(size);
      if (disputed > 0) conflicts.inc(disputed);
      return numbers;
    } catch (error) {
      failures.inc();
      throw error;
    } finally {
      done();
    }
  };

  return {
    meterStore: (store) => ({ ...store, append: (batch) => append(store, batch) }),
    onRefused: (rule) => refusals.inc({ rule }),
    meterHttp: (app) => {
      app.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'none';
        http.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
      });
    },
    watch: (count) => {
      gauge('nianbao_rooms', 'Reports in memory.', registers, () => count().rooms);
      gauge('nianbao_connections', 'Open connections.', registers, () => count().connections);
    },
    text: async () => ({ text: await registry.metrics(), type: registry.contentType }),
  };
};

const gauge = (name: string, help: string, registers: Registry[], read: () => number): void => {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read());
    },
  });
};

const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
