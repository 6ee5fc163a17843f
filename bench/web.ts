// The web workbook in Chromium: how long a person's own key waits for its finding, and how long the page is held up while fifty others write.
// Needs `npm run build`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { WebSocket as NodeWebSocket } from 'ws';
import { setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import { TicketAnswer } from '#shared/protocol/http';
import { must, ok } from '#shared/result';
import { openSession } from '../addin/sync/session.ts';
import type { Session } from '../addin/sync/session-state.ts';
import { readConfig } from '../server/config.ts';
import { type RunningServer, startServer } from '../server/main.ts';
import { launchBrowser } from '../test/browser.ts';

/** Prints key to finding over `rounds` entries, then the page's longest tasks while `people` others make `edits` edits, 100 a second. */
export const benchWeb = async (rounds: number, people: number, edits: number): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'nianbao-bench-web-'));
  const config = readConfig({ flags: { port: '0', host: '127.0.0.1', data, log: 'silent', limits: 'off' }, env: {} });
  if (!config.ok) throw new Error(config.error.key);
  const server = await startServer(config.value);
  const browser = await launchBrowser();
  const others: Session[] = [];
  try {
    const page = await look(
      browser,
      must(
        server.links.find(({ person }) => person === 'demo-coordinator'),
        'link',
      ).url,
    );
    const times: number[] = [];
    await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
    for (let round = 0; round < rounds; round += 1) times.push(await keyToFinding(page, round % 2 === 0));
    const own = ownTimes(readTrace(await browser.stopTracing()));
    console.log(
      `web: from the key to the finding ${at(times, 0.5)} ms, 95 of 100 within ${at(times, 0.95)} ms (goal 100); of that the page's own work ${at(own, 0.5)} ms, 95 of 100 within ${at(own, 0.95)} ms`,
    );

    for (let index = 0; index < people; index += 1) others.push(await enter(server, `bench-${index}`));
    await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
    await write(others, edits);
    const tasks = tasksOf(readTrace(await browser.stopTracing()));
    const long = (which: 'wall' | 'cpu') => tasks.filter((task) => task[which] > LONG).length;
    const most = (which: 'wall' | 'cpu') => Math.max(0, ...tasks.map((task) => task[which])).toFixed(0);
    const cpu = tasks.reduce((sum, task) => sum + task.cpu, 0);
    console.log(
      `  ${edits} edits of ${people} people: ${(cpu / edits).toFixed(2)} ms of the main thread an edit; longest task ${most('cpu')} ms of its own (${most('wall')} ms on the clock), over ${LONG} ms: ${long('cpu')} (${long('wall')}) of ${tasks.length} (goal 0)`,
    );
  } finally {
    for (const session of others) session.close();
    await browser.close();
    await server.close();
    rmSync(data, { recursive: true, force: true });
  }
};

const look = async (browser: Browser, link: string): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })).newPage();
  await page.goto(link);
  await page.getByText('42/42 平衡').first().waitFor();
  await page.getByRole('tab', { name: '三、申请办理' }).click();
  await page.getByRole('tab', { name: '检查' }).click();
  return page;
};

/** Milliseconds from Enter to the frame in which the finding has come (or gone), by the page's own clock. */
const keyToFinding = async (page: Page, isWrong: boolean): Promise<number> => {
  await page.locator('[data-cell="requests/new/research"]').click();
  await page.keyboard.type(isWrong ? '3' : '1');
  await page.evaluate(`void (window.waited = (${WAIT})(${isWrong}))`);
  await page.keyboard.press('Enter');
  return page.evaluate<number>('window.waited');
};

/** A person of their own with the demo report open, as the pane opens it. */
const enter = async (server: RunningServer, person: string): Promise<Session> => {
  const made = { id: person, name: person, unit: 'bench', colour: '#0f6cbd', active: true, isAdmin: false, subject: null };
  await server.store.saveUnit({ id: 'bench', name: 'bench', active: true });
  await server.store.savePerson(made);
  await server.store.setMember(REPORT, { person, role: 'coordinator', assigned: [], due: null });
  await server.rooms.accessChanged(REPORT);
  const call = async (path: string, token: string | null, body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    return (await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const link = (await server.signLink(person, REPORT)).split('#/sign-in/')[1];
  const { token } = v.parse(v.object({ token: v.string() }), await call('/api/session', null, { link }));
  const session = openSession({
    reportId: REPORT,
    url: `${server.url.replace('http', 'ws')}/sync`,
    requestTicket: async () => ok(v.parse(TicketAnswer, await call(`/api/reports/${REPORT}/tickets`, token, {}))),
    WebSocket: NodeWebSocket as unknown as typeof WebSocket,
  });
  await new Promise<void>((resolve) => {
    const stop = session.saved.subscribe(() => {
      if (session.saved.get().kind !== 'saved') return;
      stop();
      resolve();
    });
  });
  return session;
};

/** One after another, each in a cell of their own for the moment. */
const write = async (people: readonly Session[], edits: number): Promise<void> => {
  const edition = must(editionByKey('2021'), 'edition');
  const cells = edition.inputs.filter(({ kind }) => kind === 'count');
  for (let made = 0; made < edits; made += 1) {
    const session = must(people[made % people.length], 'a person');
    const { id } = must(cells[(made * 7) % cells.length], 'a cell');
    const awareness = session.awareness.get();
    awareness.setLocalState({ ...awareness.getLocalState(), cell: id, section: null });
    setCells(session.report.get(), edition, new Map([[id, made]]), paneOrigin('typed'));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

type Trace = v.InferOutput<typeof TRACE>['traceEvents'];
const readTrace = (trace: Buffer): Trace => v.parse(TRACE, JSON.parse(trace.toString('utf8'))).traceEvents;

/** Milliseconds of the processor the renderer spent between each key and its finding: what a machine with nothing else to do would take at most. */
const ownTimes = (trace: Trace): readonly number[] => {
  const marks = (wanted: string) => trace.flatMap(({ name, ts }) => (name === wanted && ts !== undefined ? [ts] : []));
  const ends = marks(FOUND);
  const tasks = tasksOf(trace);
  return marks(KEY).map((from, round) => {
    const to = ends[round] ?? from;
    return tasks.reduce((sum, task) => (task.ts < to && task.ts + task.wall * 1000 > from ? sum + task.cpu : sum), 0);
  });
};

/** The renderer's tasks in milliseconds, on the clock and of the processor; `ts` is when they began, in microseconds. */
const tasksOf = (traceEvents: Trace): readonly { readonly ts: number; readonly wall: number; readonly cpu: number }[] => {
  const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isMain = (pid: number, tid: number) => main.some((thread) => thread.pid === pid && thread.tid === tid);
  return traceEvents
    .filter(({ name, pid, tid, dur }) => name === 'ThreadControllerImpl::RunTask' && dur !== undefined && isMain(pid, tid))
    .map(({ ts = 0, dur = 0, tdur }) => ({ ts, wall: dur / 1000, cpu: (tdur ?? dur) / 1000 }));
};

const TRACE = v.object({
  traceEvents: v.array(
    v.object({
      name: v.string(),
      pid: v.number(),
      tid: v.number(),
      ts: v.optional(v.number()),
      dur: v.optional(v.number()),
      tdur: v.optional(v.number()),
      args: v.optional(v.object({ name: v.optional(v.unknown()) })),
    }),
  ),
});

const at = (list: readonly number[], share: number): string =>
  (list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? 0).toFixed(0);

const KEY = 'nianbao-key';
const FOUND = 'nianbao-found';
/** Runs in the page, so it is text: what tsx adds to functions is not there. */
const WAIT = `(isWanted) => new Promise((resolve) => {
  const onKey = (event) => {
    if (event.key !== 'Enter') return;
    window.removeEventListener('keydown', onKey, true);
    const start = performance.now();
    performance.mark('${KEY}');
    const wait = () => {
      const isThere = document.querySelector('li.np-finding-error') !== null;
      requestAnimationFrame(isThere === isWanted ? () => { performance.mark('${FOUND}'); resolve(performance.now() - start); } : wait);
    };
    wait();
  };
  window.addEventListener('keydown', onKey, true);
})`;

const REPORT = 'demo-2025';
const LONG = 50;
