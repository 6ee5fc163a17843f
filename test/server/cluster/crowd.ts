// People typing through a load balancer with the real client, and what the servers owe them: every value acknowledged or seen by another.
import * as v from 'valibot';
import { WebSocket } from 'ws';
import type { CellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import { message } from '#shared/i18n/translate';
import { TicketAnswer } from '#shared/protocol/http';
import { err, must, ok } from '#shared/result';
import { openSession } from '../../../addin/sync/session.ts';
import type { RefusedEdit, Session } from '../../../addin/sync/session-state.ts';

/** A value a server answers for, and why: whom it was acknowledged to, or who else saw it. */
export type Owed = { readonly value: number; readonly why: string };

export type Crowd = {
  readonly sessions: readonly Session[];
  /** Values per cell that were acknowledged or seen by another person so far. Each cell has one author; values only grow. */
  readonly owed: () => ReadonlyMap<string, Owed>;
  readonly written: () => number;
  /** Stops the typing; the sessions go on living. */
  readonly rest: () => void;
  /** Types on. */
  readonly type: () => void;
  readonly isSaved: () => boolean;
  readonly isEqual: () => boolean;
  /** What honest people were refused: nothing, ever. */
  readonly refused: () => readonly RefusedEdit[];
  /** Close codes that say the client did something wrong (44xx): none, ever. A refusal it got over by itself counts as well. */
  readonly sentAway: () => readonly number[];
  /** Ends every session in this instant: nothing can be sent again. */
  readonly leave: () => void;
};

/** Opens `size` sessions on one report behind `url` (http://…), as the holder of the administrator's token. */
export const gather = (url: string, report: string, adminToken: string, size: number): Crowd => {
  const sentAway: number[] = [];
  const onClose = (code: number): void => {
    if (code >= 4400 && code < 4500) sentAway.push(code);
  };
  const sessions = Array.from({ length: size }, () => openOne(url, report, adminToken, onClose));
  const owed = new Map<string, Owed>();
  const owe = (cell: string, value: number, why: string): void => {
    if (value > (owed.get(cell)?.value ?? 0)) owed.set(cell, { value, why });
  };
  let round = 0;
  let timer: NodeJS.Timeout | null = null;

  const own = sessions.map(() => new Map<string, number>());
  for (const [index, session] of sessions.entries()) {
    session.report.get().cells.observe((event, { local }) => {
      if (local) return;
      for (const cell of event.keysChanged) owe(cell, Number(session.report.get().cells.get(cell)), `seen by ${index}`);
    });
    session.saved.subscribe(() => {
      if (session.saved.get().kind === 'saved') for (const [cell, value] of own[index] ?? []) owe(cell, value, `saved for ${index}`);
    });
  }

  const write = (): void => {
    round += 1;
    for (const [index, session] of sessions.entries()) {
      const mine = CELLS.filter((_, place) => place % size === index);
      const cell = must(mine[round % mine.length], 'a cell');
      own[index]?.set(cell, round);
      setCells(session.report.get(), edition, new Map([[cell, round]]), typed);
    }
  };
  const rest = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  const content = (session: Session): string => JSON.stringify(Object.entries(session.report.get().cells.toJSON()).sort());
  return {
    sessions,
    owed: () => new Map(owed),
    written: () => round,
    rest,
    type: () => {
      timer ??= setInterval(write, 4);
    },
    isSaved: () => sessions.every((session) => session.saved.get().kind === 'saved'),
    refused: () => sessions.flatMap((session) => session.refused.get()),
    sentAway: () => [...sentAway],
    isEqual: () => new Set(sessions.map(content)).size === 1,
    leave: () => {
      rest();
      for (const session of sessions) session.close();
    },
  };
};

/** A session of the administrator's on a report; asks for each ticket anew, through whatever node answers. */
export const openOne = (url: string, report: string, adminToken: string, onClose: (code: number) => void = () => {}): Session =>
  openSession({
    reportId: report,
    url: `${url.replace('http', 'ws')}/sync`,
    requestTicket: async () => {
      const answer = await fetch(`${url}/api/reports/${report}/tickets`, {
        method: 'POST',
        // A balancer that only looks at connections keeps a kept-alive one on the node it first met.
        headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json', connection: 'close' },
        body: '{}',
      });
      if (!answer.ok) return err({ kind: 'retry', reason: message('sync.busy') });
      return ok(v.parse(TicketAnswer, await answer.json()));
    },
    WebSocket: class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols);
        this.on('close', onClose);
      }
    } as unknown as typeof globalThis.WebSocket,
  });

const edition = must(editionByKey('2021'), 'edition 2021');
const typed = paneOrigin('typed');
const CELLS: readonly CellId[] = edition.inputs.filter(({ kind }) => kind === 'count').map(({ id }) => id);
