// From one person's edit to another person's document, and to the author's 已保存, over a real server and real sockets.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { WebSocket as NodeWebSocket } from 'ws';
import { toCellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { editions } from '#shared/edition/editions';
import { TicketAnswer } from '#shared/protocol/http';
import { must, ok } from '#shared/result';
import { openSession } from '../addin/sync/session.ts';
import type { Session } from '../addin/sync/session-state.ts';
import { readConfig } from '../server/config.ts';
import { startServer } from '../server/main.ts';

/** Prints median and 99th percentile of edit-to-visible and edit-to-saved over `rounds` edits in one report. */
export const benchLatency = async (rounds: number): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const config = readConfig({ flags: { port: '0', data, demo: 'off', adminToken: ADMIN }, env: {} });
  if (!config.ok) throw new Error(config.error.key);
  const server = await startServer(config.value);
  const call = async (path: string, body: unknown) => {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  await call('/api/reports', { id: 'bench', edition: '2021', organ: '临川市档案服务中心', year: 2025 });
  const open = () =>
    openSession({
      reportId: 'bench',
      url: `${server.url.replace('http', 'ws')}/sync`,
      requestTicket: async () => ok(v.parse(TicketAnswer, await call('/api/reports/bench/tickets', {}))),
      WebSocket: NodeWebSocket as unknown as typeof WebSocket,
    });
  const [author, reader] = [open(), open()];
  await Promise.all([saved(author), saved(reader)]);
  const edition = must(editions.at(-1), 'an edition');
  const cell = toCellId('requests', 'new', 'natural');
  const visible: number[] = [];
  const stored: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const seen = new Promise<void>((resolve) => {
      const cells = reader.report.get().cells;
      const look = () => {
        if (cells.get(cell) !== round) return;
        cells.unobserve(look);
        resolve();
      };
      cells.observe(look);
    });
    const start = performance.now();
    setCells(author.report.get(), edition, new Map([[cell, round]]), paneOrigin('typed'));
    const kept = saved(author).then(() => stored.push(performance.now() - start));
    await seen.then(() => visible.push(performance.now() - start));
    await kept;
  }
  console.log(
    `latency over ${rounds} edits: visible to the other p50 ${at(visible, 0.5)} ms, p99 ${at(visible, 0.99)} ms; shown as saved p50 ${at(stored, 0.5)} ms, p99 ${at(stored, 0.99)} ms`,
  );
  author.close();
  reader.close();
  await server.close();
  rmSync(data, { recursive: true });
};

const saved = (session: Session): Promise<void> =>
  new Promise((resolve) => {
    const stop = session.saved.subscribe(() => look());
    const look = () => {
      if (session.saved.get().kind !== 'saved') return;
      stop();
      resolve();
    };
    look();
  });

const at = (list: number[], share: number) => (list.sort((a, b) => a - b)[Math.floor(list.length * share)] ?? 0).toFixed(2);

const ADMIN = 'bench-administrator-token';
