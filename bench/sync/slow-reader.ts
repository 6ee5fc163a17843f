// One reader stops reading while 49 MB of updates pass: how much the server keeps for him.
import { setTimeout as sleep } from 'node:timers/promises';
import { joinRoom } from './client.ts';
import { fillReport, rewriteSection } from './content.ts';
import { atRate } from './stats.ts';
import { type Target, withServers } from './target.ts';

export type SlowReader = {
  /** Megabytes the server grew by at most, beyond what the same traffic takes where everybody reads. */
  readonly megabytes: number;
  readonly dropped: boolean;
};

export const measureSlowReader = async (target: Target, seconds: number): Promise<SlowReader> => {
  const control = await measureGrowth(target, seconds, false);
  const slow = await measureGrowth(target, seconds, true);
  return { megabytes: Math.max(0, slow.megabytes - control.megabytes), dropped: slow.dropped };
};

const measureGrowth = (target: Target, seconds: number, withSlow: boolean): Promise<SlowReader> =>
  withServers([target], async ([running]) => {
    if (!running) throw new Error('no server');
    const writer = await joinRoom(running, 'slow', { keeps: 'start' });
    await writer.synced;
    fillReport(writer.doc);
    await (await joinRoom(running, 'slow', { keeps: 'none' })).synced;
    const third = await joinRoom(running, 'slow', { keeps: 'none' });
    await third.synced;
    await sleep(500);
    if (withSlow) third.socket.pause();
    const before = running.process.residentMegabytes();
    let most = before;
    await atRate(EDITS_PER_SECOND, seconds, (index) => {
      rewriteSection(writer.doc, EDIT_BYTES, LETTERS[index % LETTERS.length] ?? 'a');
      if (index % 50 === 0) most = Math.max(most, running.process.residentMegabytes());
    });
    await sleep(800);
    most = Math.max(most, running.process.residentMegabytes());
    // Paused, the socket does not hear that it was closed until it reads again.
    const dropped = withSlow && (await isDropped(third.socket));
    return { megabytes: most - before, dropped };
  });

const isDropped = async (socket: { readonly resume: () => void; readonly isClosed: () => boolean }): Promise<boolean> => {
  socket.resume();
  await sleep(1500);
  return socket.isClosed();
};

const EDITS_PER_SECOND = 250;
const EDIT_BYTES = 16_384;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
