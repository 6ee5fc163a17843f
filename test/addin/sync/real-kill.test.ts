// A server killed while somebody types, and days without it: nothing is lost, every state is true, every row of the audit log has its author
// and the time it was made.
import * as v from 'valibot';
import { describe, expect, onTestFinished, test } from 'vitest';
import { setSectionText } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { TicketAnswer } from '#shared/protocol/http';
import { must } from '#shared/result';
import type { Session } from '../../../addin/sync/session-state.ts';
import { freePort } from '../../free-port.ts';
import { startChild } from '../../server/start-child.ts';
import { ADMIN_TOKEN, connectWorld, temporaryFolder } from '../../world.ts';
import { type A, edition, isSaved, put } from './desk.ts';
import { DAY, isOffline, startComputer } from './offline.ts';
import { type Ask, historyOf, openPage } from './real-desk.ts';

describe('a server that dies', () => {
  test('killed mid-typing, days without it, pages closed and opened: 0 of all edits lost, states true, rows with author and time', {
    timeout: 90_000,
  }, async () => {
    const data = temporaryFolder();
    const port = await freePort();
    let server = await serve(data, port);
    const { url } = server;
    const computer = startComputer();
    computer.clock = Date.now() - 10 * DAY;
    const ask: Ask = async (method, path, body) =>
      (await connectWorld(url, { adminToken: ADMIN_TOKEN })).call(method, path, 'administrator', body);
    await ask('POST', '/api/reports', { id: 'r', edition: '2021', organ: '青禾市档案局', year: 2025 });
    const { me } = v.parse(TicketAnswer, (await ask('POST', '/api/reports/r/tickets', {})).body);
    const cells = edition.inputs.filter(({ kind }) => kind === 'count').map(({ id }) => id);
    const wanted = new Map<string, number>();
    const type = (session: Session, index: number) => {
      const cell = must(cells[index % cells.length], 'cell');
      put(session.report.get(), cell, index);
      wanted.set(cell, index);
    };

    let page = await openPage(computer, url, 'r', me.id, ask);
    await isSaved(page.session);
    let index = 1;
    for (; index <= 60; index += 1) {
      type(page.session, index);
      if (index % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (index === 40) server.process.kill('SIGKILL');
    }
    await server.exited;
    await isOffline(page.session);
    expect(page.session.kept.get()).toBe(true);
    const offlineFrom = computer.clock + DAY;
    for (let day = 1; day <= 3; day += 1) {
      await page.leave();
      computer.clock += DAY;
      page = await openPage(computer, url, 'r', me.id, ask);
      const { pending } = (await isOffline(page.session)) as { pending: number };
      const report = page.session.report.get();
      for (const [cell, value] of wanted) expect(report.cells.get(cell as typeof A), `${cell} on day ${day}`).toBe(value);
      for (const end = index + 20; index < end; index += 1) type(page.session, index);
      setSectionText(report, '1', `${report.section('1').toString()}第${day}天。`, paneOrigin('typed'));
      // Some of the first sixty were acknowledged before the server died; what follows is pending to the last place.
      expect(page.session.saved.get()).toMatchObject({ pending: pending + 20 + (day === 1 ? 1 : 0) });
    }
    server = await serve(data, port);
    await isSaved(page.session);
    const report = page.session.report.get();
    const history = await historyOf(ask, 'r');
    const last = new Map(history.map((row) => [row.place, row]));
    for (const [cell, value] of wanted) {
      expect(report.cells.get(cell as typeof A)).toBe(value);
      expect(last.get(cell)).toMatchObject({ after: String(value), person: me.id });
    }
    expect(report.section('1').toString()).toBe('第1天。第2天。第3天。');
    const late = [...wanted].filter(([, value]) => value > 60).map(([cell]) => must(last.get(cell), cell));
    expect(late).toHaveLength(60);
    for (const row of late) {
      expect(row.how).toBe('typed');
      expect((Date.parse(must(row.madeAt, 'madeAt')) - offlineFrom) % DAY).toBe(0);
    }
    await page.leave();
    computer.isOnline = false;
    const again = await openPage(computer, url, 'r', me.id, ask);
    expect(await isOffline(again.session)).toMatchObject({ pending: 0 });
    await again.leave();
  });
});

const serve = async (data: string, port: number) => {
  const server = await startChild({ NIANBAO_DATA: data, NIANBAO_PORT: String(port), NIANBAO_ADMIN_TOKEN: ADMIN_TOKEN });
  onTestFinished(() => server.kill());
  return server;
};
