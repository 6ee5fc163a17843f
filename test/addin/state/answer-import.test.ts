import { describe, expect, test } from 'vitest';
import { type CellId, toCellId } from '#shared/cell/cell-id';
import { editionByKey } from '#shared/edition/editions';
import { emptyReport, type Report, type ReportCell } from '#shared/report/report';
import { must } from '#shared/result';
import { answerImport, cellQuestions, importRefusals, NO_ANSWERS } from '../../../addin/state/answer-import.ts';

const EDITION = must(editionByKey('2021'), 'edition 2021');
const NEW = toCellId('requests', 'new', 'natural');
const TOTAL = toCellId('requests', 'new', 'total');
const DOUBT: ReportCell = { value: null, status: 'doubtful', line: 7, note: null };

const reportWith = (...cells: readonly [CellId, ReportCell][]): Report => {
  const empty = emptyReport(EDITION, null, null);
  return { ...empty, cells: new Map([...empty.cells, ...cells]) };
};
const answered = (report: Report, text: string) => answerImport(report, { ...NO_ANSWERS, cells: new Map([[NEW, text]]) });

describe('answers to an import', () => {
  test('a doubtful cell is a question, a blank one is none', () => {
    expect(cellQuestions(emptyReport(EDITION, null, null))).toEqual([]);
    expect(cellQuestions(reportWith([NEW, DOUBT])).map(({ id }) => id)).toEqual([NEW]);
  });

  test('an answer is read as the table reads it and keeps the line', () => {
    const { report, faults } = answered(reportWith([NEW, DOUBT]), ' １,２３４ ');
    expect(report.cells.get(NEW)).toEqual({ value: 1234, status: 'stated', line: 7, note: null });
    expect(faults.size).toBe(0);
  });

  test('nothing unanswered or unreadable is filled', () => {
    for (const text of ['', '  ', '三', '-1', '1.5']) {
      const { report, faults } = answered(reportWith([NEW, DOUBT]), text);
      expect(report.cells.get(NEW)).toEqual(DOUBT);
      expect(faults.has(NEW)).toBe(text.trim() !== '');
    }
  });

  test('an answer to what was not asked changes nothing', () => {
    const stated: ReportCell = { value: 4, status: 'stated', line: 7, note: null };
    expect(answered(reportWith([NEW, stated]), '9').report.cells.get(NEW)).toEqual(stated);
  });

  test('organ and year are taken only where the text has none', () => {
    const given = { ...NO_ANSWERS, organ: ' 云溪市 水务局', year: '２０２３' };
    const taken = answerImport(emptyReport(EDITION, null, null), given).report;
    expect([taken.organ, taken.year]).toEqual(['云溪市水务局', 2023]);
    const kept = answerImport(emptyReport(EDITION, '云溪市林业局', 2022), given).report;
    expect([kept.organ, kept.year]).toEqual(['云溪市林业局', 2022]);
    expect(answerImport(emptyReport(EDITION, null, null), { ...given, year: '203' }).faults.has('year')).toBe(true);
  });

  test('[R5] everything the document would not hold is named', () => {
    const bad: ReportCell = { value: -2, status: 'stated', line: 1, note: null };
    const wordy: ReportCell = { value: 1, status: 'stated', line: 1, note: '注'.repeat(501) };
    const report = { ...reportWith([NEW, bad], [toCellId('requests', 'new', 'otherOrg'), wordy]), organ: '局'.repeat(201), year: 1999 };
    expect(importRefusals(report, new Map([[TOTAL, -1]]))).toEqual([
      { kind: 'value', cell: NEW, value: '-2' },
      { kind: 'note', cell: toCellId('requests', 'new', 'otherOrg') },
      { kind: 'value', cell: TOTAL, value: '-1' },
      { kind: 'organ' },
      { kind: 'year' },
    ]);
    expect(importRefusals(reportWith([NEW, DOUBT]), new Map())).toEqual([]);
  });
});
