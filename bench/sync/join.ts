// Joining a report with ten thousand edits behind it, right after the server was started again.
import { setTimeout as sleep } from 'node:timers/promises';
import { joinRoom } from './client.ts';
import { CELLS, cellValue, fillReport, findValues, isFilled, newValue, typeCell } from './content.ts';
import { median, until } from './stats.ts';
import { type RunningTarget, type Target, withFolder } from './target.ts';

/** Milliseconds from connecting to the whole document: after a restart, and while it is open already. */
export type Join = { readonly cold: number; readonly warm: number };

export const measureJoin = (target: Target, edits: number): Promise<Join> =>
  withFolder(async (folder) => {
    let running = await target.start(folder);
    try {
      const last = await makeHistory(running, edits);
      const warm: number[] = [];
      for (let round = 0; round < 9; round += 1) warm.push(await timeJoin(running, last));
      await sleep(target.settle + 500);
      const cold: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        await running.process.end('SIGTERM');
        running = await target.start(folder);
        // The way in (a ticket, where there are any) is fetched beforehand, as a person's program does.
        await running.enter(ROOM);
        await sleep(300);
        cold.push(await timeJoin(running, last));
        await sleep(200);
      }
      return { cold: median(cold), warm: median(warm) };
    } finally {
      await running.process.end('SIGKILL');
    }
  });

type Edit = { readonly cell: number; readonly value: number };

/** Types so many edits, never more than a hundred ahead of what a reader has; gives the last one. */
const makeHistory = async (running: RunningTarget, edits: number): Promise<Edit> => {
  const writer = await joinRoom(running, ROOM, { keeps: 'start' });
  await writer.synced;
  fillReport(writer.doc);
  let seen = 0;
  const onUpdate = (payload: Buffer) =>
    findValues(payload, (value) => {
      seen = Math.max(seen, value);
    });
  const reader = await joinRoom(running, ROOM, { keeps: 'none', onUpdate });
  await reader.synced;
  let last: Edit = { cell: 0, value: 0 };
  for (let index = 0; index < edits; index += 1) {
    last = { cell: (index * 7919) % CELLS, value: newValue() };
    typeCell(writer.doc, last.cell, last.value);
    if (index % 100 === 99 || index === edits - 1) await until(() => seen >= last.value, 'the history at the reader');
  }
  writer.socket.close();
  reader.socket.close();
  return last;
};

/** The first state a server sends may be an empty one, so the document itself is looked at after every message. */
const timeJoin = async (running: RunningTarget, last: Edit): Promise<number> => {
  const begun = performance.now();
  const { doc, socket } = await joinRoom(running, ROOM, { keeps: 'follow' });
  const took = await new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the document never became whole')), 30_000);
    const look = (): void => {
      if (!isFilled(doc) || cellValue(doc, last.cell) !== last.value) return;
      clearTimeout(late);
      doc.off('update', look);
      resolve(performance.now() - begun);
    };
    doc.on('update', look);
    look();
  });
  socket.close();
  return took;
};

const ROOM = 'history';
