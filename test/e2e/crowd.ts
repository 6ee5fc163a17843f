// Fifty people in one report: their clients run here, one more person looks on in a real browser. Used by the browser test and by bench/.
import type { CDPSession, Page } from 'playwright-core';
import * as Y from 'yjs';
import type { ReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import type { Client } from '../client.ts';
import { REPORT, until, type World } from '../world.ts';

export type Crowd = {
  readonly clients: readonly Client[];
  /** Lets everybody make this many edits of figures, prose now and then, each from where they are; resolves when all are on disk. */
  readonly edit: (each: number) => Promise<number>;
};

/** So many coordinators with the report open, told from each other by their ids. */
export const gather = async (world: World, count: number): Promise<Crowd> => {
  const clients: Client[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = `p${index}`;
    await world.join(person, 'coordinator');
    clients.push(await world.open(person));
  }
  let made = 0;
  return {
    clients,
    edit: async (each) => {
      const before = made;
      for (let round = 0; round < each; round += 1) {
        for (const [index, client] of clients.entries()) {
          const { id, kind } = must(INPUTS[(made * 7 + index) % INPUTS.length], 'a cell');
          const user = { id: `p${index}`, name: '', colour: '' };
          client.provider.awareness.setLocalState({ user, cell: id, section: null });
          if (round % 10 === 9) client.report.section('5').insert(0, '字');
          else client.report.cells.set(id, kind === 'amount' ? `${made}.5` : made);
          made += 1;
        }
        // People write over what they have seen; what they have not would be a conflict.
        await until(() => clients.every((client) => client.acknowledged() === client.sent()), 'all edits are on disk', 60_000);
        const newest = must(clients[0], 'a client').report;
        await until(() => clients.every(({ report }) => isSame(report, newest)), 'everybody has everything', 60_000);
      }
      return made - before;
    },
  };
};

/** Signs the person in and waits until the report's table 三 is there. */
export const lookOn = async (page: Page, world: World, person: string): Promise<void> => {
  await page.goto(await world.server.signLink(person, REPORT));
  await page.getByRole('tab', { name: '三、申请办理' }).click();
  await page.locator('[data-cell="requests/new/total"] .nb-shown').filter({ hasText: /\d/ }).waitFor();
};

/** Bytes of JavaScript that are really in use. */
export const heapBytes = async (session: CDPSession): Promise<number> => {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
};

/** What the page notes from now on: long tasks (milliseconds) and shifts of its layout, those after an own key or click left out. */
export const watchPage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const noted = { long: [] as number[], shift: 0, shifted: [] as string[] };
    (window as unknown as { noted: typeof noted }).noted = noted;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) noted.long.push(duration);
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as unknown as {
          value: number;
          hadRecentInput: boolean;
          sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
        };
        if (hadRecentInput) continue;
        noted.shift += value;
        for (const { node, previousRect: from, currentRect: to } of sources) {
          const name = node instanceof Element ? node.className.slice(0, 60) : (node?.parentElement?.className ?? 'gone');
          noted.shifted.push(`${name} from ${from.x},${from.y},${from.width},${from.height} to ${to.x},${to.y},${to.width},${to.height}`);
        }
      }
    }).observe({ type: 'layout-shift' });
  });

export type Noted = { readonly long: readonly number[]; readonly shift: number; readonly shifted: readonly string[] };

export const notedBy = (page: Page): Promise<Noted> => page.evaluate(() => (window as unknown as { noted: Noted }).noted);

const isSame = (one: ReportDoc, other: ReportDoc): boolean => one === other || Y.equalSnapshots(Y.snapshot(one.doc), Y.snapshot(other.doc));

const INPUTS = must(editionByKey('2021'), 'edition').inputs.filter(({ id }) => id !== 'requests/other3/natural');
