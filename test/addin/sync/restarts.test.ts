// Three people, random edits, cut lines and pages closed at any moment: in the end all documents, the server and the browsers'
// copies are equal, and nothing anybody made is missing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openReportDoc } from '#shared/document/schema';
import { message } from '#shared/i18n/translate';
import { err, must, ok } from '#shared/result';
import type { MemberInfo } from '../../../addin/sync/session-state.ts';
import { COORDINATOR, edition, isSaved, put, startFilledServer, ticketFor } from './desk.ts';
import { type Page, startComputer } from './offline.ts';

type Act =
  | { readonly kind: 'cell' | 'shared'; readonly who: number; readonly cell: number; readonly value: number | null }
  | { readonly kind: 'prose'; readonly who: number; readonly at: number }
  | { readonly kind: 'plug' | 'reopen' | 'crash'; readonly who: number }
  | { readonly kind: 'cut' | 'mute' | 'turn' };

const who = fc.nat({ max: 2 });
const value = fc.option(fc.nat({ max: 99 }));
const cell = fc.nat({ max: 5 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('cell' as const, 'shared' as const), who, cell, value }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('prose' as const), who, at: fc.nat({ max: 40 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('plug' as const, 'reopen' as const, 'crash' as const), who }) },
  { weight: 2, arbitrary: fc.constantFrom({ kind: 'cut' as const }, { kind: 'mute' as const }, { kind: 'turn' as const }) },
);
const PEOPLE: readonly MemberInfo[] = ['u1', 'u2', 'u3'].map((id) => ({ ...COORDINATOR, id }));

test(
  'three people with random edits, disconnects and restarts end equal, with nothing lost and nothing pending',
  { timeout: 120_000 },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60 }), async (acts) => {
        const server = await startFilledServer();
        const computer = startComputer();
        const plugs = [true, true, true];
        const open = (index: number) => {
          const me = must(PEOPLE[index], 'person');
          return computer.open(me, server, {
            requestTicket: async () =>
              plugs[index] ? ok(ticketFor(me)) : err({ kind: 'retry', reason: message('sync.noServer') } as const),
          });
        };
        const pages: Page[] = await Promise.all([0, 1, 2].map(open));
        await Promise.all(pages.map(({ session }) => isSaved(session)));
        const pageOf = (index: number) => must(pages[index], 'page');
        const wanted = new Map<string, number | null>();
        const words: string[] = [];

        for (const one of acts) {
          computer.clock += 60_000;
          switch (one.kind) {
            case 'cell':
            case 'shared': {
              // Each person has cells of their own, where what they wrote last has to stand.
              const { id } = must(edition.inputs[one.kind === 'shared' ? one.cell : 10 + one.who * 10 + one.cell], 'cell');
              const { session } = pageOf(one.who);
              if (session.report.get().cells.get(id) === (one.value ?? undefined)) break;
              put(session.report.get(), id, one.value);
              if (one.kind === 'cell') wanted.set(id, one.value);
              break;
            }
            case 'prose': {
              const text = pageOf(one.who).session.report.get().section('5');
              const word = `〔${words.length}〕`;
              // Only between words, so that each can be looked for.
              const at = text.toString().indexOf('〔', Math.min(one.at, text.length));
              text.insert(at === -1 ? text.length : at, word);
              words.push(word);
              break;
            }
            case 'plug':
              plugs[one.who] = !plugs[one.who];
              if (!plugs[one.who]) server.dropAll();
              break;
            case 'reopen':
            case 'crash': {
              const page = pageOf(one.who);
              if (one.kind === 'crash') page.session.close();
              await page.leave();
              pages[one.who] = await open(one.who);
              const { session } = pageOf(one.who);
              // A person sees the report before they go on.
              while (session.report.get().meta.size === 0) await new Promise((resolve) => setTimeout(resolve, 1));
              break;
            }
            case 'cut':
              server.dropAll();
              break;
            case 'mute':
              server.acknowledges = !server.acknowledges;
              break;
            case 'turn':
              await new Promise((resolve) => setTimeout(resolve, 3));
          }
        }

        server.acknowledges = true;
        plugs.fill(true);
        const held = openReportDoc(server.doc);
        const isEqual = () =>
          pages.every(
            ({ session }) =>
              session.saved.get().kind === 'saved' &&
              JSON.stringify(sorted(session.report.get().cells.toJSON())) === JSON.stringify(sorted(held.cells.toJSON())) &&
              session.report.get().section('5').toString() === held.section('5').toString(),
          );
        while (!isEqual()) await new Promise((resolve) => setTimeout(resolve, 2));
        for (const [id, last] of wanted) expect(held.cells.get(id as never) ?? null, id).toBe(last);
        for (const word of words) expect(held.section('5').toString().split(word), word).toHaveLength(2);
        expect(pages.every(({ session }) => session.refused.get().length + session.review.get().length === 0)).toBe(true);

        for (const page of pages) await page.leave();
        const store = await computer.store();
        for (const { id } of PEOPLE) {
          const doc = new Y.Doc();
          const copy = await store.open({ person: id, report: 'r1', epoch: 1 }, doc);
          expect(await copy.own()).toEqual([]);
          expect(sorted(openReportDoc(doc).cells.toJSON())).toEqual(sorted(held.cells.toJSON()));
          expect(openReportDoc(doc).section('5').toString()).toBe(held.section('5').toString());
          copy.close();
        }
        store.close();
        await server.close();
      }),
      { numRuns: 25 },
    ),
);

const sorted = (record: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(record).sort());
