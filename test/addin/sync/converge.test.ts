// What must hold however edits fall: no echo of remote edits, and everything equal in the end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { must } from '#shared/result';
import { bound, COORDINATOR, edition, isSaved, openAs, put, startFilledServer } from './desk.ts';

describe('echo', () => {
  test('20,000 remote edits make no edit of our own, even when the host reports every write late', async () => {
    const { host, report, binding, shown } = await bound();
    const write = host.write;
    let reports = 0;
    Object.assign(host, {
      write: async (values: Parameters<typeof write>[0]) => {
        await write(values);
        // A host that tells its own writes as edits, one event each, some of them after the write is done.
        setTimeout(() => {
          for (const id of values.keys()) host.type(id, host.value(id));
          reports += 1;
        }, 0);
      },
    });
    const remote = new Y.Doc();
    Y.applyUpdate(remote, Y.encodeStateAsUpdate(report.doc));
    remote.on('update', (update: Uint8Array) => Y.applyUpdate(report.doc, update, 'remote'));
    let own = 0;
    report.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') own += 1;
    });
    const there = openReportDoc(remote);
    for (let count = 0; count < 20_000; count += 1) {
      const { id, kind } = must(edition.inputs[count % edition.inputs.length], 'input');
      setCells(there, edition, new Map([[id, kind === 'amount' ? `${count}.50` : count]]), paneOrigin('typed'));
      if (count % 1000 === 0) await binding.settled();
    }
    await binding.settled();
    while (reports < host.written().calls) await new Promise((resolve) => setTimeout(resolve, 1));
    await binding.settled();
    expect(own).toBe(0);
    for (const { id } of edition.inputs) expect(await shown(id)).toBe(report.cells.get(id));
  });
});

describe('convergence', () => {
  type Act =
    | { readonly kind: 'host' | 'first' | 'second'; readonly cell: number; readonly value: number | null }
    | { readonly kind: 'prose'; readonly who: 0 | 1 | 2; readonly at: number; readonly text: string }
    | { readonly kind: 'cut' }
    | { readonly kind: 'turn' };
  const value = fc.option(fc.nat({ max: 99 }));
  const act: fc.Arbitrary<Act> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constantFrom('host' as const, 'first' as const, 'second' as const),
        cell: fc.nat({ max: 9 }),
        value,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('prose' as const),
        who: fc.constantFrom(0 as const, 1 as const, 2 as const),
        at: fc.nat({ max: 30 }),
        text: fc.constantFrom('甲', '乙丙', '\n丁', '。'),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom({ kind: 'cut' as const }, { kind: 'turn' as const }) },
  );

  test('a host and two others with random edits and disconnects end equal, over real sockets', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 60 }), async (acts) => {
        const server = await startFilledServer();
        const [own, first, second] = [openAs(COORDINATOR, server), openAs(COORDINATOR, server), openAs(COORDINATOR, server)];
        await Promise.all([isSaved(own), isSaved(first), isSaved(second)]);
        const { host, binding } = await bound(COORDINATOR, own);
        const cells = edition.inputs.filter(({ kind }) => kind !== 'amount');
        for (const one of acts) {
          if (one.kind === 'cut') server.dropAll();
          else if (one.kind === 'turn') await new Promise((resolve) => setImmediate(resolve));
          else if (one.kind === 'prose') {
            if (one.who === 0) {
              const [paragraph = '', ...rest] = host.section('5');
              host.typeSection('5', [paragraph.slice(0, one.at) + one.text + paragraph.slice(one.at), ...rest]);
            } else {
              const text = must([own, first, second][one.who], 'session').report.get().section('5');
              text.insert(Math.min(one.at, text.length), one.text);
            }
          } else {
            const { id } = must(cells[one.cell], 'cell');
            if (one.kind === 'host') host.type(id, one.value);
            else put((one.kind === 'first' ? first : second).report.get(), id, one.value);
          }
        }
        const held = openReportDoc(server.doc);
        const all = [own, first, second];
        const isEqual = () =>
          all.every(
            (session) =>
              session.saved.get().kind === 'saved' &&
              JSON.stringify(sorted(session.report.get().cells.toJSON())) === JSON.stringify(sorted(held.cells.toJSON())) &&
              session.report.get().section('5').toString() === held.section('5').toString(),
          );
        while (!isEqual()) await new Promise((resolve) => setTimeout(resolve, 2));
        await binding.settled();
        expect(sorted(Object.fromEntries(await host.read()))).toEqual(sorted(held.cells.toJSON()));
        expect(host.section('5').join('\n')).toBe(
          held
            .section('5')
            .toString()
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '')
            .join('\n'),
        );
        expect(all.every((session) => session.refused.get().length === 0)).toBe(true);
        for (const session of all) session.close();
        binding.close();
        await server.close();
      }),
      { numRuns: 25 },
    ),
  );
});

const sorted = (record: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(record).sort());
