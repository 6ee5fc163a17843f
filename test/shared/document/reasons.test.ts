// Reasons in the document: what counts is whole and signed, what the first version wrote is kept and read.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addReason, setMeta } from '#shared/document/commands';
import { docToReport } from '#shared/document/doc-to-report';
import { isEntry } from '#shared/document/entry';
import { isSignedReason } from '#shared/document/reasons';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { earlierReports } from '#shared/report/earlier-reports';
import { MAX_REASON_LENGTH } from '#shared/report/reason';
import { must } from '#shared/result';

const edition = must(editionByKey('2021'), '2021');
const whole = { finding: 'Y2:requests/carriedIn/natural', figures: '[3,4]', text: '上年已更正', by: 'p1', at: '2026-01-15T08:00:00.000Z' };
const LOAD = { kind: 'load' } as const;

describe('[security] what counts is looked at closely', () => {
  test.each([
    [whole, true],
    [{ ...whole, text: '' }, true],
    [{ ...whole, text: 'x'.repeat(MAX_REASON_LENGTH + 1) }, false],
    [{ ...whole, text: ' 前后有空格 ' }, false],
    [{ ...whole, by: '' }, false],
    [{ ...whole, by: undefined }, false],
    [{ ...whole, at: '昨天' }, false],
    [{ ...whole, figures: 3 }, false],
    [{ ...whole, figures: 'x'.repeat(2001) }, false],
    [{ ...whole, more: 1 }, false],
  ])('%j: %s', (value, allowed) => {
    expect(isEntry(edition, 'reasons', 'abcdefgh', value)).toBe(allowed);
    expect(isSignedReason(value)).toBe(allowed);
  });

  test('entries of the first version may stand as they are', () => {
    expect(isEntry(edition, 'reasons', 'abcdefgh', { finding: 'Y1:x', text: '因', by: '周同志', at: '2026-01-01' })).toBe(true);
    expect(isEntry(edition, 'reasons', 'abcdefgh', { text: 'x' })).toBe(true);
  });
});

describe('in the document', () => {
  const fresh = () => {
    const doc = openReportDoc(new Y.Doc());
    setMeta(doc, { organ: '云溪市水务局', year: 2024, edition: '2021' }, LOAD);
    return doc;
  };

  test('reasons come with the report in the order they were written; where there is none the report has none', () => {
    const doc = fresh();
    expect('reasons' in docToReport(doc, edition)).toBe(false);
    addReason(doc, edition, 'reason-0002', { ...whole, at: '2026-01-16T08:00:00Z' }, LOAD);
    addReason(doc, edition, 'reason-0001', whole, LOAD);
    doc.reasons.set('reason-0000', { finding: 'Y1:x', text: '旧的', by: '周同志', at: '2025' });
    doc.reasons.set('reason-0003', { text: '没有说是哪一项' } as never);
    expect(docToReport(doc, edition).reasons?.map(({ id, figures, by }) => [id, figures, by])).toEqual([
      ['reason-0000', null, '周同志'],
      ['reason-0001', '[3,4]', 'p1'],
      ['reason-0002', '[3,4]', 'p1'],
    ]);
  });

  test('the same id twice and anything that is no reason throw, and nothing is written', () => {
    const doc = fresh();
    addReason(doc, edition, 'reason-0001', whole, LOAD);
    expect(() => addReason(doc, edition, 'reason-0001', whole, LOAD)).toThrow('reason-0001');
    expect(() => addReason(doc, edition, 'reason-0002', { finding: 'Y1:x', text: '因', by: 'p1', at: '2026' }, LOAD)).toThrow();
    expect(doc.reasons.size).toBe(1);
  });
});

test('the reports of the years before: same organ, one a year, the one worked on last', () => {
  const row = (id: string, year: number, updatedAt: string, organ = '甲局') => ({ id, organ, year, updatedAt });
  const list = [
    row('own', 2025, '5'),
    row('a', 2024, '1'),
    row('b', 2024, '2'),
    row('c', 2024, '9', '乙局'),
    row('d', 2022, '1'),
    row('e', 2026, '1'),
  ];
  const own = { id: 'own', organ: '甲局', year: 2025 };
  expect(earlierReports(list, own).map(({ id }) => id)).toEqual(['b', 'd']);
  expect(earlierReports(list, { ...own, year: null })).toEqual([]);
});
