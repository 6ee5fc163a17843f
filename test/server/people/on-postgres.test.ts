// The suites of the HTTP API once more, with PostgreSQL under them: what they promise must not depend on where the data is.
// They are read into this file, whose worlds keep their data in databases.
import { describe, onTestFinished } from 'vitest';
import { keepInDatabases } from '../../world.ts';
import { engineForFile } from '../cluster/engine-for-file.ts';
import { noEngine } from '../cluster/postgres-engine.ts';

describe.skipIf(noEngine() !== null)('on PostgreSQL', async () => {
  const engine = engineForFile();
  const free: string[] = [];
  // Emptied and used again: that is quicker than a new one.
  keepInDatabases(async () => {
    const database = free.pop() ?? (await engine().createDatabase());
    onTestFinished(async () => {
      await engine().empty(database);
      free.push(database);
    });
    return database;
  });
  await import('./sign-in.test.ts');
  await import('./people.test.ts');
  await import('./people-import.test.ts');
  await import('./invitations.test.ts');
  await import('./outside.test.ts');
  await import('./review.test.ts');
  await import('./deeds.test.ts');
  await import('./oidc.test.ts');
  await import('../http.test.ts');
  await import('../sync/tickets.test.ts');
});
