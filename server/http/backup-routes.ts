// A backup over HTTP, for administrators: the same checked copy that `nianbao backup` makes.
import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { message } from '#shared/i18n/translate';
import { ok } from '#shared/result';
import { newId } from '../auth/secrets.ts';
import { backUp } from '../store/backup.ts';
import type { Deeds } from './deeds.ts';
import { type Api, addRoute, refused, SENT } from './route.ts';
import { createTurns } from './turns.ts';

export type BackupDeps = {
  readonly deeds: Deeds;
  readonly now: () => number;
  /** Null where the data is in a database server, which has its own tools. */
  readonly dataFolder: string | null;
};

export const addBackupRoutes = (api: Api, { deeds, now, dataFolder }: BackupDeps): void => {
  const turns = createTurns();

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/backup',
      who: 'admin',
      summary: { zh: '备份全部数据', en: 'a backup of all data' },
      answer: { status: 200, types: ['application/vnd.sqlite3'] },
      problems: [409, 500],
      perMinute: 4,
    },
    ({ caller, reply, request }) =>
      turns.take('backup', async () => {
        if (dataFolder === null) return refused(409, message('people.backup.database'));
        const file = join(dataFolder, `backup-${newId()}.tmp`);
        const made = await backUp(dataFolder, file);
        if (!made.ok) {
          request.log.error({ reasons: made.error.map(({ key }) => key) }, 'a backup could not be made');
          return refused(500, made.error[0] ?? message('server.http.storage'));
        }
        await deeds(caller, 'backedUp', null, '');
        const handle = await open(file);
        const stream = handle.createReadStream();
        // What is open stays readable without its name; where the system does not think so, the name goes at the end.
        const remove = () => unlink(file);
        await remove().catch(() => stream.once('close', () => void remove().catch(() => {})));
        const day = new Date(now()).toISOString().slice(0, 10);
        reply
          .header('cache-control', 'no-store')
          .header('content-disposition', `attachment; filename="nianbao-${day}.db"`)
          .type('application/vnd.sqlite3')
          .send(stream);
        return ok(SENT);
      }),
  );
};
