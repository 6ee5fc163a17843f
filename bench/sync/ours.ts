// Our own server as it is shipped: the built program, gate, audit log and durability on, only the rate limits lifted.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { TicketAnswer } from '#shared/protocol/http';
import { SUBPROTOCOL, TICKET_PREFIX } from '#shared/protocol/socket';
import { freePort, startProcess } from './process.ts';
import type { Entry, RunningTarget, Target } from './target.ts';

/** Builds what is out of date; gives the program to start. */
export const buildOurs = (): string => {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { cwd: ROOT, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('our server could not be built');
  return join(ROOT, 'dist/nianbao.js');
};

/** `nodeArgs`: for profiles, such as --cpu-prof. */
export const oursTarget = (program: string, nodeArgs: readonly string[] = []): Target => {
  const start = async (folder: string): Promise<RunningTarget> => {
    const port = await freePort();
    const process = await startProcess({
      args: [...nodeArgs, program, 'serve', '--port', String(port), '--host', '127.0.0.1', '--data', join(folder, 'nianbao')],
      env: { NODE_ENV: 'production', NIANBAO_LIMITS: 'off', NIANBAO_DEMO: 'off', NIANBAO_ADMIN_TOKEN: ADMINISTRATOR },
      port,
      logFile: join(folder, '../server.log'),
    });
    const entries = new Map<string, Promise<Entry>>();
    return {
      target,
      dialect: 'y-websocket',
      port,
      process,
      enter: (room) => {
        const entry = entries.get(room) ?? enterReport(port, room);
        entries.set(room, entry);
        return entry;
      },
    };
  };
  const target: Target = { name: OURS, settle: 500, acknowledges: true, start };
  return target;
};

/** Makes the report where there is none and gets a ticket for it, with the administrator's token. */
export const enterReport = async (port: number, id: string): Promise<Entry> => {
  const call = (path: string, body: unknown) =>
    fetch(`http://127.0.0.1:${port}/api/reports${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMINISTRATOR}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const created = await call('', { id, edition: '2021', organ: '临川市档案服务中心', year: 2025 });
  if (created.status !== 201 && created.status !== 409) throw new Error(await created.text());
  const answer = await call(`/${id}/tickets`, {});
  if (answer.status !== 201) throw new Error(await answer.text());
  const { ticket } = v.parse(TicketAnswer, await answer.json());
  return { path: `/sync/${id}?ack=1`, protocols: [SUBPROTOCOL, `${TICKET_PREFIX}${ticket}`] };
};

/** How our server is called in tables. */
export const OURS = 'ours';
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The token automation comes with; only these servers know it. */
export const ADMINISTRATOR = 'bench-administrator-token';
