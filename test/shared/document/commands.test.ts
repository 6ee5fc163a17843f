// The writers of the document, and the way from a report into it and back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { adoptTotals, applyTextDiff, loadReport, setCells, setMeta, setNote, setSectionText } from '#shared/document/commands';
import { docToReport, editionOfDoc } from '#shared/document/doc-to-report';
import { hostOrigin, isOrigin, paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey, editions } from '#shared/edition/editions';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Report, ReportCell } from '#shared/report/report';
import { emptyReport, SECTION_KEYS, statedTotals } from '#shared/report/report';
import { must } from '#shared/result';
import { randomReport, withCell } from '../../fixtures/random-report.ts';
import { asDocument, yearOf } from '../check/judge.ts';

const edition = must(editionByKey('2021'), '2021');
const typed = paneOrigin('typed');
const id = (text: string) => text as CellId;

const fresh = () => openReportDoc(new Y.Doc());
const load = (report: Report) => {
  const doc = fresh();
  loadReport(doc, report, statedTotals(report, yearOf(report).computed), paneOrigin('imported'));
  return doc;
};
const countUpdates = (doc: Y.Doc, act: () => void): number => {
  let updates = 0;
  const count = () => {
    updates += 1;
  };
  doc.on('update', count);
  act();
  doc.off('update', count);
  return updates;
};

/** Any report the document can hold. */
const anyReport = (of: Edition): fc.Arbitrary<Report> => {
  const paragraph = fc.stringMatching(/^[一-龥a-z=0-9（）]{1,12}( [一-龥]{1,5})?$/);
  const sections = fc.record<Record<SectionKey, string[]>>({
    preamble: fc.array(paragraph, { maxLength: 2 }),
    '1': fc.array(paragraph, { maxLength: 4 }),
    '5': fc.array(paragraph, { maxLength: 4 }),
    '6': fc.array(paragraph, { maxLength: 4 }),
  });
  const cells = fc.array(fc.tuple(fc.constantFrom(...of.cells), fc.nat(5000), fc.option(paragraph)), { maxLength: 60 });
  return fc.tuple(sections, cells, fc.integer({ min: 2019, max: 2040 })).map(([prose, entries, year]) => {
    const held = new Map<CellId, ReportCell>(emptyReport(of, '某市某局', year).cells);
    for (const [{ id: cell, kind, sumOf }, number, note] of entries) {
      const value: CellValue = kind === 'amount' ? `${number}.${number}` : number;
      // A note without a number beside it, and a total that is only stated with one, are both possible.
      if (sumOf === null) held.set(cell, { value, status: 'stated', line: null, note });
      else held.set(cell, { value, status: 'stated', line: null, note: null });
    }
    return { ...emptyReport(of, '某市某局', year), cells: held, sections: prose };
  });
};

describe('a report in its document', () => {
  test.each(editions.map((each) => [each.key, each] as const))('comes back as it was: %s', (_key, each) => {
    fc.assert(
      fc.property(anyReport(each), (report) => {
        const kept = asDocument(report);
        expect(docToReport(load(report), each)).toEqual(kept);
        expect(docToReport(load(kept), each)).toEqual(kept);
      }),
      { numRuns: 40 },
    );
  });

  test('loading the same report again changes nothing', () => {
    const report = randomReport(edition, 2, true);
    const doc = load(report);
    expect(countUpdates(doc.doc, () => loadReport(doc, report, new Map(), typed))).toBe(0);
  });

  test('loading replaces what stood there', () => {
    const doc = load(withCell(withCell(randomReport(edition, 2, true), 'requests/new/total', 999), 'art20/rules/issued', 7));
    const next = asDocument(randomReport(edition, 3, true));
    loadReport(doc, next, new Map(), typed);
    expect(docToReport(doc, edition)).toEqual(next);
  });

  test('knows its edition, by key and else by year', () => {
    const doc = load({ ...randomReport(edition, 2), edition: must(editionByKey('2021+art20=2019'), 'mixed') });
    expect(editionOfDoc(doc)?.key).toBe('2021+art20=2019');
    const other = fresh();
    expect(editionOfDoc(other)).toBeNull();
    setMeta(other, { year: 2020 }, typed);
    expect(editionOfDoc(other)?.key).toBe('2019');
    setMeta(other, { edition: '1999' }, typed);
    expect(editionOfDoc(other)).toBeNull();
  });
});

describe('the commands', () => {
  test('setting a value that stands there already sends nothing', () => {
    const doc = fresh();
    const values = new Map([[id('requests/new/natural'), 3]]);
    expect(countUpdates(doc.doc, () => setCells(doc, edition, values, typed))).toBe(1);
    expect(countUpdates(doc.doc, () => setCells(doc, edition, values, typed))).toBe(0);
    setCells(doc, edition, new Map([[id('requests/new/natural'), null]]), typed);
    expect(doc.cells.size).toBe(0);
  });

  test('many cells are one update', () => {
    const doc = fresh();
    expect(
      countUpdates(doc.doc, () =>
        setCells(doc, edition, new Map(edition.inputs.map((cell) => [cell.id, cell.kind === 'amount' ? '0' : 0])), typed),
      ),
    ).toBe(1);
    expect(doc.cells.size).toBe(166);
  });

  test.each([
    ['requests/new/natural', -1],
    ['requests/new/natural', '3'],
    ['requests/new/total', 3],
    ['requests/nowhere/natural', 3],
    ['art20/fees/amount', 3],
  ] as const)('%s = %j is refused whole, with everything that came along', (cell, value) => {
    const doc = fresh();
    expect(() =>
      setCells(
        doc,
        edition,
        new Map<CellId, CellValue>([
          [id('requests/granted/natural'), 1],
          [id(cell), value],
        ]),
        typed,
      ),
    ).toThrow('not a value');
    expect(doc.cells.size).toBe(0);
  });

  test('adopting a total lets the formula count again', () => {
    const doc = load(withCell(randomReport(edition, 2, true), 'requests/processed/total', 1));
    expect([...doc.stated.entries()]).toEqual([['requests/processed/total', 1]]);
    adoptTotals(doc, [id('requests/processed/total')], paneOrigin('adopted'));
    expect(doc.stated.size).toBe(0);
  });

  test('notes and texts that are too long are refused', () => {
    const doc = fresh();
    expect(() => setNote(doc, edition, id('art20/rules/issued'), 'x'.repeat(501), typed)).toThrow('not a note');
    expect(() => setSectionText(doc, '1', 'x'.repeat(100_001), typed)).toThrow('longer');
    setNote(doc, edition, id('art20/rules/issued'), '其中修订16件', typed);
    setNote(doc, edition, id('art20/rules/issued'), null, typed);
    expect(doc.notes.size).toBe(0);
  });

  test('a change of text touches only what changed, and a colleague’s insert beside it stays', () => {
    const [mine, theirs] = [fresh(), fresh()];
    setSectionText(mine, '1', '第一句。第二句。', typed);
    Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(mine.doc));
    setSectionText(theirs, '1', '第一句。插入的话。第二句。', typed);
    applyTextDiff(mine.section('1'), '改过的第一句。第二句，也改了。', typed);
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(theirs.doc));
    Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(mine.doc));
    expect(mine.section('1').toString()).toBe('改过的第一句。插入的话。第二句，也改了。');
    expect(theirs.section('1').toString()).toBe(mine.section('1').toString());
  });

  test('any text becomes any other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (before, after) => {
        const doc = fresh();
        setSectionText(doc, '6', before, typed);
        setSectionText(doc, '6', after, typed);
        expect(doc.section('6').toString()).toBe(after);
      }),
      { numRuns: 200 },
    );
  });

  test('origins are told from anything else', () => {
    expect([hostOrigin('pasted'), paneOrigin('typed'), { kind: 'load' }, 'load', null, { kind: 'other' }].map(isOrigin)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('the document holds the roots it should and no others', () => {
    const doc = load(randomReport(edition, 2, true));
    const known = new Set(['cells', 'stated', 'notes', 'meta', 'reasons', 'comments', ...SECTION_KEYS.map((key) => `section:${key}`)]);
    expect([...doc.doc.share.keys()].filter((root) => !known.has(root))).toEqual([]);
  });
});
