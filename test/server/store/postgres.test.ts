// The PostgreSQL store against the contract of all stores, on a real engine.
import { beforeAll, beforeEach, describe, test } from 'vitest';
import { must } from '#shared/result';
import { createLog } from '../../../server/log.ts';
import { openPostgres } from '../../../server/store/postgres/open-postgres.ts';
import type { ReportStore } from '../../../server/store/report-store.ts';
import { reportStoreContract } from '../../contract/report-store.ts';
import { engineForFile } from '../cluster/engine-for-file.ts';
import { noEngine } from '../cluster/postgres-engine.ts';

const log = createLog('silent');

const openStore = async (url: string): Promise<ReportStore> => {
  const opened = await openPostgres({ url, node: 'node-1', log, connections: 3 });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value.store;
};

const missing = noEngine();
if (missing !== null) test.skip(`postgres: ${missing}`);

describe.skipIf(missing !== null)('on PostgreSQL', () => {
  const engine = engineForFile();
  let url = '';
  let fresh: ReportStore | null = null;
  beforeAll(async () => {
    url = await engine().createDatabase();
  });
  beforeEach(async () => {
    fresh = await openStore(url);
    await engine().empty(url);
  });

  reportStoreContract('postgres', () => ({
    open: () => {
      const store = must(fresh, 'a fresh store, one per test');
      fresh = null;
      return store;
    },
    reopen: async (store) => {
      await store.close();
      return openStore(url);
    },
  }));
});
