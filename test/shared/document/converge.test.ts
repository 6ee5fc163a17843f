import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { setCells, setMeta, setNote, setSectionText } from '#shared/document/commands';
import { docToReport } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';

const edition = must(editionByKey('2021'), '2021');
const typed = paneOrigin('typed');
const cells = edition.inputs.filter(({ kind }) => kind === 'count').slice(0, 12);

type Step =
  | { readonly do: 'cell'; readonly who: number; readonly cell: number; readonly value: number | null }
  | { readonly do: 'note'; readonly who: number; readonly cell: number; readonly text: string }
  | { readonly do: 'text'; readonly who: number; readonly at: number; readonly cut: number; readonly insert: string }
  | { readonly do: 'organ'; readonly who: number; readonly text: string }
  | { readonly do: 'disconnect'; readonly who: number }
  | { readonly do: 'reconnect'; readonly who: number };

const who = fc.nat(2);
const words = fc.stringMatching(/^[一-龥。\n]{1,6}$/);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('cell' as const), who, cell: fc.nat(cells.length - 1), value: fc.option(fc.nat(50)) }),
  fc.record({ do: fc.constant('note' as const), who, cell: fc.nat(cells.length - 1), text: words }),
  fc.record({ do: fc.constant('text' as const), who, at: fc.nat(30), cut: fc.nat(4), insert: words }),
  fc.record({ do: fc.constant('organ' as const), who, text: fc.stringMatching(/^[一-龥]{1,6}$/) }),
  fc.record({ do: fc.constant('disconnect' as const), who }),
  fc.record({ do: fc.constant('reconnect' as const), who }),
);

/** People who exchange plain updates; one who is away keeps working and gets the rest on return. */
const openRoom = (people: number) => {
  const docs: readonly ReportDoc[] = Array.from({ length: people }, () => openReportDoc(new Y.Doc()));
  const away = new Set<number>();
  docs.forEach((mine, index) => {
    mine.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === REMOTE || away.has(index)) return;
      docs.forEach((other, at) => {
        if (at !== index && !away.has(at)) Y.applyUpdate(other.doc, update, REMOTE);
      });
    });
  });
  const exchange = (a: ReportDoc, b: ReportDoc) => {
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), REMOTE);
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), REMOTE);
  };
  const reconnect = (index: number) => {
    away.delete(index);
    // Twice round, as a newcomer may bring what one present has not seen and the others hear only from it.
    for (let round = 0; round < 2; round += 1) {
      docs.forEach((other, at) => {
        if (at !== index && !away.has(at)) exchange(must(docs[index], 'doc'), other);
      });
    }
  };
  return { docs, disconnect: (index: number) => away.add(index), reconnect };
};

const take = (room: ReturnType<typeof openRoom>, each: Step): void => {
  const doc = must(room.docs[each.who], 'person');
  switch (each.do) {
    case 'cell':
      setCells(doc, edition, new Map([[must(cells[each.cell], 'cell').id, each.value]]), typed);
      break;
    case 'note':
      setNote(doc, edition, must(cells[each.cell], 'cell').id, each.text, typed);
      break;
    case 'text': {
      const text = doc.section('1').toString();
      setSectionText(doc, '1', text.slice(0, each.at) + each.insert + text.slice(each.at + each.cut), typed);
      break;
    }
    case 'organ':
      setMeta(doc, { organ: each.text }, typed);
      break;
    case 'disconnect':
      room.disconnect(each.who);
      break;
    case 'reconnect':
      room.reconnect(each.who);
      break;
  }
};

describe('people editing one report', () => {
  test('end with the same report after any edits and disconnects', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const room = openRoom(3);
        for (const each of steps) take(room, each);
        for (const index of [0, 1, 2, 0, 1, 2]) room.reconnect(index);
        const [first, ...others] = room.docs.map((doc) => docToReport(doc, edition));
        for (const other of others) expect(other).toEqual(first);
        const texts = room.docs.map((doc) => doc.section('1').toString());
        expect(new Set(texts).size).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  test('end the same when the updates arrive in any order, some of them twice', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 25 }), fc.infiniteStream(fc.nat(1000)), (steps, numbers) => {
        const authors = [openReportDoc(new Y.Doc()), openReportDoc(new Y.Doc()), openReportDoc(new Y.Doc())];
        const updates: Uint8Array[] = [];
        for (const { doc } of authors) doc.on('update', (update: Uint8Array) => updates.push(update));
        const room = { docs: authors, disconnect: () => new Set<number>(), reconnect: () => undefined };
        for (const each of steps) take(room, each);
        const shuffled = () => {
          const keyed = [...updates, ...updates.slice(0, 3)].map((update) => ({ update, key: Number(numbers.next().value) }));
          return keyed.sort((a, b) => a.key - b.key).map(({ update }) => update);
        };
        const readers = [openReportDoc(new Y.Doc()), openReportDoc(new Y.Doc())];
        for (const reader of readers) for (const update of shuffled()) Y.applyUpdate(reader.doc, update, REMOTE);
        const [a, b] = readers.map((reader) => [docToReport(reader, edition), reader.section('1').toString()]);
        expect(a).toEqual(b);
      }),
      { numRuns: 80 },
    );
  });
});

const REMOTE = 'remote';
