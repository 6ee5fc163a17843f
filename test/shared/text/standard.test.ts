// The standard text: what is written reads back as it was, whatever the figures, notes and paragraphs look like.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { defineEdition } from '#shared/edition/define-edition';
import { editionByKey, editions } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import { emptyReport, type Report, type ReportCell } from '#shared/report/report';
import { must } from '#shared/result';
import { proveStandard } from '#shared/text/prove-standard';
import { plainNote, publishStandard } from '#shared/text/publish-standard';
import { readReport } from '#shared/text/read/read-report';
import { edition2027Data } from '../../fixtures/edition-2027';
import { sumUp } from './sum-up';

const edition2021 = must(editionByKey('2021'), '2021');
const keys = ['2019', '2021', '2021+requests=2019', '2021+art20=2019'];

const note = fc.oneof(
  { weight: 8, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom('其中修订16件', '含（续）办', '3', '0', '其中：1.2', '）（') },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }).map((text) => plainNote(text)) },
);

const anyValue = (kind: string): fc.Arbitrary<CellValue | null> => {
  const blank = { weight: 1, arbitrary: fc.constant(null) };
  if (kind === 'amount')
    return fc.oneof(blank, {
      weight: 4,
      arbitrary: fc.constantFrom('0', '248.9611', '0.00', '007', '12.50', '999999999999999999.000000001'),
    });
  const range = kind === 'change' ? { min: -50, max: 50 } : { min: 0, max: 3000 };
  return fc.oneof(blank, { weight: 4, arbitrary: fc.integer(range) });
};

/** Lines that look like parts of a report, and any text at all. */
const paragraph = fc
  .oneof(
    fc.constantFrom(
      '规章\t0\t0\t0',
      '**一是**加强学习',
      '（一）主动公开政府信息情况',
      '一、本年新收政府信息公开申请数量\t\t1\t0\t0\t0\t0\t0\t1\t',
      '二、主动公开政府信息情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '0 0 0 0 0 0 0',
      '— 3 —',
      '12',
      '| a | b |',
      '# 标题',
      '某某局2019年政府信息公开工作年度报告',
      '没有句号的一段，以',
      '[bookmark: x]',
      '<table>',
      '统计指标',
      '\u2028a\rb',
    ),
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  )
  .map((text) => text.replace(/[\r\n]/g, '').trim() || '段');

/** Paragraphs that are not one of the headings, which a check refuses before anything is published. */
const paragraphs = (edition: Edition) =>
  fc.array(
    paragraph.filter((text) => !edition.headings.some((heading) => heading.text === text)),
    { maxLength: 4 },
  );

const reportOf = (key: string): fc.Arbitrary<Report> => {
  const edition = must(editionByKey(key), key);
  const cells = fc.tuple(...edition.inputs.map(({ id, kind }) => fc.tuple(fc.constant(id), anyValue(kind), note)));
  const section = paragraphs(edition);
  return fc
    .record({
      cells,
      organ: fc.oneof(fc.constant(null), fc.constantFrom('云岫县交通运输局', '12345热线中心2', 'ABC局')),
      year: fc.integer({ min: edition.years.from, max: edition.id === '2019' ? 2020 : 2035 }),
      sections: fc.record({ preamble: section, '1': section, '5': section, '6': section }),
      wrongTotal: fc.option(fc.integer({ min: 0, max: 99 })),
    })
    .map(({ cells, organ, year, sections, wrongTotal }) => {
      const map = new Map<CellId, ReportCell>();
      for (const [id, value, words] of cells) map.set(id, { value, status: value === null ? 'blank' : 'stated', line: null, note: words });
      if (wrongTotal !== null)
        map.set(must(edition.computed[3], 'a total').id, { value: wrongTotal, status: 'stated', line: null, note: null });
      return { ...emptyReport(edition, organ, year), cells: map, sections };
    });
};

describe('the standard text', () => {
  test.each(keys)('import(publish(r)) equals r for random reports of %s', (key) => {
    fc.assert(
      fc.property(reportOf(key), (report) => {
        const computed = sumUp(report);
        const text = publishStandard(report, computed);
        const read = readReport(text);
        if (!read.ok) throw new Error(read.error.key);
        const again = read.value.report;
        expect(read.value.repairs).toEqual([]);
        expect([again.organ, again.year, again.edition.key]).toEqual([report.organ, report.year, report.edition.key]);
        expect(again.sections).toEqual(report.sections);
        for (const { id, sumOf } of report.edition.cells) {
          const cell = report.cells.get(id);
          const value = cell?.value ?? (sumOf === null ? null : computed.get(id));
          const other = must(again.cells.get(id), id);
          expect([id, other.value, other.note]).toEqual([id, value, cell?.note ?? null]);
          expect(other.line).not.toBe(null);
        }
        expect(publishStandard(again, sumUp(again))).toBe(text);
        expect(proveStandard(report, computed)).toEqual({ ok: true, value: text });
      }),
      { numRuns: 60 },
    );
  });

  test('a paragraph equal to a heading refuses publication with both readings, and is never lost in silence', () => {
    const report = emptyReport(edition2021, '云岫县交通运输局', 2023);
    const odd = { ...report, sections: { ...report.sections, '5': ['先说一句。', '六、其他需要报告的事项', '再说一句。'] } };
    const proved = proveStandard(odd, sumUp(odd));
    expect(proved.ok).toBe(false);
    if (!proved.ok) expect(proved.error.key).toBe('prove.text');
  });

  test('organ and year that are not known leave a title that is still read', () => {
    for (const [organ, year] of [
      [null, null],
      [null, 2023],
      ['云岫县交通运输局', null],
    ] as const) {
      const report = emptyReport(edition2021, organ, year);
      const read = readReport(publishStandard(report, new Map()));
      expect(read.ok && [read.value.report.organ, read.value.report.year]).toEqual([organ, year]);
    }
  });

  test('a form that is only data is published, read back and proved', () => {
    const edition = defineEdition(edition2027Data);
    const report = { ...emptyReport(edition, '云岫县交通运输局', 2028) };
    const text = publishStandard(report, sumUp(report));
    expect(text).toContain('应急演练');
    expect(proveStandard(report, sumUp(report))).toEqual({ ok: true, value: text });
    const damaged = readReport(text.replaceAll('\t', '|'), [...editions, edition]);
    expect(damaged.ok && damaged.value.report.edition.key).toBe('2027');
  });

  test('the fixtures are standard texts: no repairs, same bytes', () => {
    for (const name of ['yunxiu-2023', 'qinglu-2020']) {
      const text = readFileSync(new URL(`../../fixtures/texts/${name}.txt`, import.meta.url), 'utf8');
      const read = readReport(text);
      if (!read.ok) throw new Error(read.error.key);
      expect(read.value.repairs).toEqual([]);
      expect(publishStandard(read.value.report, new Map())).toBe(text);
    }
  });
});
