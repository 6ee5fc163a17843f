// Replaying the audit log gives what stands in the document: over random edit histories of several people who are often apart.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { setCells, setMeta, setNote, setSectionText } from '#shared/document/commands';
import type { ReportDoc } from '#shared/document/schema';
import { openReportDoc, rootSection } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { SECTION_KEYS } from '#shared/report/report';
import { must } from '#shared/result';
import { createMemoryStore } from '../../../server/store/memory-store.ts';
import { differingPlaces, documentValues, replay, WHOLE, wholeText } from '../../../server/store/replay.ts';
import type { AuditRow, Change, Splice } from '../../../server/store/report-store.ts';
import { verifyReport } from '../../../server/store/verify-report.ts';
import { addReport, change, edit, openWithPeople } from '../../contract/store-fixture.ts';

const origin = { kind: 'load' } as const;
const edition = must(editionByKey('2021'), 'the edition');
const cells = edition.inputs.filter(({ kind }) => kind === 'count').slice(0, 6);

type Act = { readonly who: number; readonly kind: 'cell' | 'note' | 'text' | 'whole' | 'meet'; readonly at: number; readonly text: string };

const acts = fc.array(
  fc.record<Act>({
    who: fc.nat(2),
    kind: fc.constantFrom<Act['kind'][]>('cell', 'note', 'text', 'text', 'whole', 'meet'),
    at: fc.nat(99),
    text: fc.string({ unit: fc.constantFrom('甲', '乙', '5', '\n', 'x'), maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** One step of one person in their own copy. */
const act = (report: ReportDoc, { kind, at, text }: Act): void => {
  const id = must(cells[at % cells.length], 'a cell').id;
  const section = must(SECTION_KEYS[at % SECTION_KEYS.length], 'a section');
  if (kind === 'cell') setCells(report, edition, new Map([[id, text === '' ? null : at]]), origin);
  if (kind === 'note') setNote(report, edition, id, text.trim() === '' ? null : `注${at}`, origin);
  if (kind === 'whole') setSectionText(report, section, `${text}${at}`, origin);
  if (kind !== 'text') return;
  const prose = report.section(section);
  const from = at % (prose.length + 1);
  prose.delete(from, Math.min(at % 3, prose.length - from));
  prose.insert(from, text);
};

/** What an update changes in the document, in the words of the audit log: entries compared, prose from Yjs's deltas. */
const applyAndTell = (report: ReportDoc, update: Uint8Array): readonly Change[] => {
  const before = documentValues(report);
  const told = new Map<string, Splice[]>();
  const watch = SECTION_KEYS.map((key) => {
    const was = report.section(key).toString();
    const observe = ({ delta }: Y.YTextEvent) => told.set(`section:${key}`, splicesOf(delta, was));
    report.section(key).observe(observe);
    return () => report.section(key).unobserve(observe);
  });
  Y.applyUpdate(report.doc, update);
  for (const end of watch) end();
  const after = documentValues(report);
  return differingPlaces(before, after).map((place) => {
    const splices = told.get(place) ?? null;
    if (rootSection(place) === null) return change(place, before.get(place) ?? null, after.get(place) ?? null);
    return change(place, splices?.map((one) => one.removed).join('') ?? null, splices?.map((one) => one.inserted).join('') ?? null, {
      splices,
    });
  });
};

const splicesOf = (delta: Y.YTextEvent['delta'], was: string): Splice[] => {
  let [at, old] = [0, 0];
  return delta.flatMap((part): Splice[] => {
    if (part.retain !== undefined) [at, old] = [at + part.retain, old + part.retain];
    if (typeof part.insert === 'string') {
      at += part.insert.length;
      return [{ at: at - part.insert.length, removed: '', inserted: part.insert }];
    }
    if (part.delete === undefined) return [];
    old += part.delete;
    return [{ at, removed: was.slice(old - part.delete, old), inserted: '' }];
  });
};

/** Three people's acts through a store; people meet the server only now and then. */
const play = async (history: readonly Act[]) => {
  const store = await openWithPeople({ open: createMemoryStore });
  const server = openReportDoc(new Y.Doc());
  setMeta(server, { organ: '某局', year: 2025, edition: '2021' }, origin);
  const begun = [...documentValues(server)].map(([place, value]) => change(place, null, value, { how: 'created' }));
  await addReport(store, 'r1', 2025, { update: Y.encodeStateAsUpdate(server.doc), changes: begun });
  const people = [0, 1, 2].map(() => {
    const mine = openReportDoc(new Y.Doc());
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(server.doc));
    return mine;
  });
  const meet = async (mine: ReportDoc): Promise<void> => {
    const update = Y.encodeStateAsUpdate(mine.doc, Y.encodeStateVector(server.doc));
    const changes = applyAndTell(server, update);
    await store.append([edit('r1', 0, { update, changes, after: null })]);
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(mine.doc)));
  };
  for (const step of history) {
    const mine = must(people[step.who], 'a person');
    if (step.kind === 'meet') await meet(mine);
    else act(mine, step);
  }
  for (const mine of people) await meet(mine);
  return { store, server };
};

describe('replaying the audit log', () => {
  test('gives what stands in the document, and the whole report verifies', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const { store, server } = await play(history);
        expect(replay(await store.audit('r1'))).toEqual({ ok: true, value: documentValues(server) });
        expect((await verifyReport(store, 'r1')).faults).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('a document that holds something else than the log says is noticed, with the place', async () => {
    const { store, server } = await play([{ who: 0, kind: 'text', at: 1, text: '甲乙' }]);
    const hidden = openReportDoc(new Y.Doc());
    Y.applyUpdate(hidden.doc, Y.encodeStateAsUpdate(server.doc));
    setSectionText(hidden, '6', '无人写过', origin);
    await store.append([edit('r1', 0, { update: Y.encodeStateAsUpdate(hidden.doc, Y.encodeStateVector(server.doc)) })]);
    expect((await verifyReport(store, 'r1')).faults).toEqual([{ kind: 'differs', places: ['section:6'] }]);
  });

  test('a row that does not follow from the rows before it is noticed, with its number', () => {
    const row = (number: number, more: Partial<AuditRow>): AuditRow => ({
      ...change('requests/new/natural', null, null),
      number,
      seq: number,
      at: '2026-01-15T08:00:00.000Z',
      person: 'anna',
      hash: '',
      ...more,
    });
    const first = row(1, { after: '3' });
    expect(replay([first, row(2, { before: '4', after: '5' })])).toMatchObject({ ok: false, error: { number: 2 } });
    const steps = (splices: readonly Splice[] | null) => row(2, { place: 'section:1', splices });
    expect(replay([first, steps([{ at: 1, removed: '', inserted: '甲' }])])).toMatchObject({ ok: false, error: { place: 'section:1' } });
    expect(replay([first, steps([{ at: 0, removed: '乙', inserted: '甲' }])]).ok).toBe(false);
    expect(replay([first, steps(null)]).ok).toBe(false);
    expect(replay([first, steps([{ at: 0, removed: '', inserted: '甲' }])]).ok).toBe(true);
  });

  test('a row that states everything stands for all rows before it', () => {
    const values = new Map([
      ['requests/new/natural', '3'],
      ['section:1', '甲\n乙'],
    ]);
    const row = { number: 2, seq: 2, at: '', person: 'nianbao', hash: '' };
    const broken: AuditRow = { ...row, ...change('section:1', '旧', '新'), number: 1 };
    expect(replay([broken, { ...row, ...change(WHOLE, null, wholeText(values)) }])).toEqual({ ok: true, value: values });
  });
});
