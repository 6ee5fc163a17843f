// The server is killed (SIGKILL) the moment another person saw an edit, or its author was told it is stored: what is gone after.
import { setTimeout as sleep } from 'node:timers/promises';
import { joinRoom } from './client.ts';
import { cellValue, fillReport, findValues, newValue, typeCell } from './content.ts';
import { within } from './stats.ts';
import { type Target, withFolder } from './target.ts';

export type Durability = { readonly edits: number; readonly lost: number };

export type Moment = 'seen' | 'acknowledged';

export const measureDurability = (target: Target, moment: Moment, rounds: number): Promise<Durability> =>
  withFolder(async (folder) => {
    let running = await target.start(folder);
    let lost = 0;
    try {
      for (let round = 0; round < rounds; round += 1) {
        const room = `durable-${round}`;
        const writer = await joinRoom(running, room, { keeps: 'start' });
        await writer.synced;
        fillReport(writer.doc);
        let lastSeen = 0;
        let onSeen = (): void => {};
        const onUpdate = (payload: Buffer) =>
          findValues(payload, (value) => {
            lastSeen = value;
            onSeen();
          });
        const reader = await joinRoom(running, room, { keeps: 'none', onUpdate });
        await reader.synced;
        // What was there before is at rest: only the edits that follow are at stake.
        await sleep(target.settle + 200);
        const values: number[] = [];
        for (let edit = 0; edit < EDITS; edit += 1) {
          if (edit > 0) await sleep(15);
          values.push(newValue());
          typeCell(writer.doc, edit, values[edit] ?? 0);
        }
        const last = values.at(-1) ?? 0;
        await within(
          moment === 'acknowledged'
            ? writer.acked()
            : new Promise<void>((resolve) => {
                onSeen = () => lastSeen === last && resolve();
                onSeen();
              }),
          'the last edit',
        );
        await running.process.end('SIGKILL');
        // Their authors are gone too: only what the server kept counts.
        for (const { socket } of [writer, reader]) socket.close();
        running = await target.start(folder);
        const after = await joinRoom(running, room, { keeps: 'follow' });
        await after.synced;
        await sleep(300);
        lost += values.filter((value, cell) => cellValue(after.doc, cell) !== value).length;
        after.socket.close();
      }
      return { edits: rounds * EDITS, lost };
    } finally {
      await running.process.end('SIGKILL');
    }
  });

const EDITS = 10;
