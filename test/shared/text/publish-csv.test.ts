// The long form: RFC 4180, safe in a spreadsheet, and back again without loss.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { editions } from '#shared/edition/editions';
import { publishCsv, readCsv } from '#shared/text/publish-csv';
import { computedFor, hardReport } from './publish-sample';

const csvOf = (note: string | null) => {
  const report = hardReport();
  const cells = new Map(report.cells);
  cells.set('requests/new/natural' as CellId, { value: 3, status: 'stated', line: null, note });
  return publishCsv({ ...report, cells }, computedFor(report));
};

describe('the CSV', () => {
  test('it begins with a byte order mark, ends lines with CR LF and lists every cell once', () => {
    const text = csvOf(null);
    expect(text.startsWith('\ufeffedition,organ,year,cell,table,row,column,value,note\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.trimEnd().split('\r\n')).toHaveLength(201);
    expect(text).toContain(
      '2021,临川市“一网通办”服务中心,2022,art20/rules/issued,二、主动公开政府信息情况,第二十条第（一）项／规章,本年制发件数,',
    );
  });

  test('an amount keeps its digits and a mixed report names the edition of each table', () => {
    expect(csvOf(null)).toContain(',1316.40750,');
    const mixed = hardReport('2021+art20=2019');
    const lines = publishCsv(mixed, computedFor(mixed)).split('\r\n');
    expect(lines[1]).toMatch(/^2019,/);
    expect(lines.at(-2)).toMatch(/^2021,/);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', "'甲", '＝1'])(
    'the note %s is no formula in a spreadsheet and reads back as it was',
    (note) => {
      const text = csvOf(note);
      expect(text).toContain(`,3,'${note}\r\n`);
      const back = readCsv(text, editions);
      expect(back.ok && back.value.cells.get('requests/new/natural' as CellId)?.note).toBe(note);
    },
  );

  test('any note on one line reads back as it was', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('"', ',', '=', "'", '-', '件', ' ', '1', '（') }),
        (note) => {
          const plain = note.replace(/\s+/g, ' ').trim();
          const back = readCsv(csvOf(note), editions);
          expect(back.ok && back.value.cells.get('requests/new/natural' as CellId)?.note).toBe(plain || null);
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    ['another header', (text: string) => text.replace('edition,', 'form,')],
    ['a value that is no number', (text: string) => text.replace(/,3,\r\n/, ',三,\r\n')],
    ['an unknown cell', (text: string) => text.replace('requests/new/natural', 'requests/new/nobody')],
    ['two organs', (text: string) => text.replace(/(\r\n2021,)[^,]+/, '$1另一机关')],
    ['a quote that does not close', (text: string) => `${text}"`],
  ])('%s is refused', (_, change) => {
    expect(readCsv(change(csvOf(null)), editions).ok).toBe(false);
  });
});
