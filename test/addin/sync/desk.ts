// Shared by the tests of sync/: people, a filled document, sessions on the small server, and waiting for a condition.
import { afterEach } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import * as Y from 'yjs';
import type { AccessState } from '#shared/access/can';
import { type CellId, toCellId } from '#shared/cell/cell-id';
import { setCells, setMeta } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import type { TicketAnswer } from '#shared/protocol/http';
import { must, ok } from '#shared/result';
import { createMemoryHost } from '../../../addin/host/memory-host.ts';
import type { Notice } from '../../../addin/host/notice.ts';
import { bindWorkbook } from '../../../addin/sync/bind-workbook.ts';
import { openSession } from '../../../addin/sync/session.ts';
import type { SessionDeps } from '../../../addin/sync/session-deps.ts';
import type { MemberInfo, Session, Watched } from '../../../addin/sync/session-state.ts';
import type { SmallServer } from './small-server.ts';
import { startSmallServer } from './small-server.ts';

export const edition = must(editionByKey('2021'), 'edition 2021');
export const A: CellId = toCellId('requests', 'new', 'natural');
export const B: CellId = toCellId('requests', 'carriedIn', 'company');
export const FEES: CellId = toCellId('art20', 'fees', 'amount');

export const COORDINATOR: MemberInfo = { id: 'u1', name: '林晓', role: 'coordinator', assigned: [] };
export const CLERK: MemberInfo = { id: 'u2', name: '周宁', role: 'preparer', assigned: ['requests/new', 'section:1'] };
export const OTHER: MemberInfo = { id: 'u3', name: '何川', role: 'preparer', assigned: ['requests/carriedIn'] };
export const PEOPLE = [COORDINATOR, CLERK, OTHER];

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Registers what has to be closed after the test. */
export const closing = <T extends { readonly close: () => unknown }>(thing: T): T => {
  closers.push(thing.close);
  return thing;
};

/** A small server that holds a report of edition 2021. */
export const startFilledServer = async (): Promise<SmallServer> => {
  const server = closing(await startSmallServer());
  fillTitle(openReportDoc(server.doc));
  return server;
};

export const fillTitle = (report: ReportDoc): void =>
  setMeta(report, { edition: edition.key, organ: '云岭市档案馆', year: 2023 }, paneOrigin('imported'));

export const ticketFor = (me: MemberInfo, epoch = 1): TicketAnswer => ({
  ticket: `t${Math.floor(Math.random() * 1e9)}`,
  expiresAt: '2030-01-01T00:00:00Z',
  epoch,
  me,
  people: [...PEOPLE],
});

/** A session over real sockets whose waits are cut to a few milliseconds. */
export const openAs = (me: MemberInfo, server: SmallServer, more: Partial<SessionDeps> = {}): Session =>
  closing(
    openSession({
      reportId: 'r1',
      url: server.url,
      requestTicket: async () => ok(ticketFor(me)),
      WebSocket: NodeWebSocket as unknown as typeof WebSocket,
      newTimer: (callback, milliseconds) => {
        const timer = setTimeout(callback, milliseconds > 5000 ? milliseconds : milliseconds / 20);
        return () => clearTimeout(timer);
      },
      random: () => 0.5,
      ...more,
    }),
  );

/** Waits until the watched value makes it true. */
export const until = <T>(watched: Watched<T>, isTrue: (value: T) => boolean): Promise<T> =>
  new Promise((resolve) => {
    const look = () => {
      const value = watched.get();
      if (!isTrue(value)) return;
      stop();
      resolve(value);
    };
    const stop = watched.subscribe(look);
    look();
  });

export const isSaved = (session: Session) => until(session.saved, ({ kind }) => kind === 'saved');

export const put = (report: ReportDoc, cell: CellId, value: number | string | null): void =>
  setCells(report, edition, new Map([[cell, value]]), paneOrigin('typed'));

/** A stand-alone session as the binding needs one: no network. */
export const localSession = (me: MemberInfo = COORDINATOR, doc = new Y.Doc()) => {
  const report = openReportDoc(doc);
  fillTitle(report);
  const fixed = <T>(value: T): Watched<T> => ({ get: () => value, subscribe: () => () => {} });
  return { report: fixed(report), me: fixed(me), access: fixed<AccessState>({ people: PEOPLE }), doc };
};

/** A memory host bound to a session (a local one unless given), already drawn. */
export const bound = async (me: MemberInfo = COORDINATOR, session: Parameters<typeof bindWorkbook>[0]['session'] = localSession(me)) => {
  const host = createMemoryHost();
  const notices: Notice[] = [];
  const binding = closing(bindWorkbook({ session, host, lang: 'zh', onNotice: (notice) => notices.push(notice), newTimer: soon }));
  await until(binding.edition, (known) => known !== null);
  await binding.settled();
  const report = session.report.get();
  let updates = 0;
  report.doc.on('update', () => {
    updates += 1;
  });
  return { host, notices, binding, report, updates: () => updates, shown: async (cell: CellId) => host.value(cell) };
};

const soon = (callback: () => void) => {
  const timer = setTimeout(callback, 1);
  return () => clearTimeout(timer);
};
