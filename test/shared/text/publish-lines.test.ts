// One cell a line: what is written follows the form's merges and reads back as the report.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defineEdition } from '#shared/edition/define-edition';
import { editionByKey, editions } from '#shared/edition/editions';
import { emptyReport, type Report } from '#shared/report/report';
import { must } from '#shared/result';
import { proveLines, publishLines } from '#shared/text/publish-lines';
import { readReport } from '#shared/text/read/read-report';
import { edition2027Data } from '../../fixtures/edition-2027';
import { randomReport } from '../../fixtures/random-report';
import { seedsArePresent, seedText } from '../../seeds';
import { sumUp } from './sum-up';

const reportOf = (text: string): Report => {
  const read = readReport(text);
  if (!read.ok) throw new Error(read.error.key);
  return read.value.report;
};

const fixture = (name: string): Report => reportOf(readFileSync(new URL(`../../fixtures/texts/${name}.txt`, import.meta.url), 'utf8'));

/** The rows of a table as they are written, from its heading to the next. */
const rowsUnder = (text: string, heading: string): string[][] =>
  must(new RegExp(`${heading}\\n\\n((?:\\t[^\\n]*\\n|\\n(?=\\t))+)`).exec(text)?.[1], heading)
    .trimEnd()
    .split('\n\n')
    .map((row) => row.split('\n'));

describe('one cell a line', () => {
  test('a cell covered from above is a lone tab, one covered from the left is left out', () => {
    const report = fixture('yunxiu-2023');
    const text = publishLines(report, sumUp(report));
    const rows = rowsUnder(text, '三、收到和处理政府信息公开申请情况');
    expect(rows).toHaveLength(3 + report.edition.requests.rows.length);
    expect(must(rows[0], 'first head row').slice(1)).toEqual(['\t申请人情况']);
    expect(rows[1]).toEqual(['\t', '\t自然人', '\t法人或其他组织', '\t总计']);
    expect(rows[2]).toEqual(['\t', '\t', '\t商业企业', '\t科研机构', '\t社会公益组织', '\t法律服务机构', '\t其他', '\t']);
    expect(must(rows[8], 'second refusal').slice(0, 3)).toEqual(['\t', '\t', '\t2.其他法律行政法规禁止公开']);
    expect(must(rows[8], 'second refusal')).toHaveLength(10);
    expect(rowsUnder(text, '二、主动公开政府信息情况')[0]).toEqual(['\t第二十条第（一）项']);
    expect(rowsUnder(text, '四、政府信息公开行政复议、行政诉讼情况').at(-1)).toHaveLength(15);
  });

  test.each(['yunxiu-2023', 'qinglu-2020'])('%s reads back as it was', (name) => {
    const report = fixture(name);
    const proved = proveLines(report, sumUp(report));
    if (!proved.ok) throw new Error(JSON.stringify(proved.error));
    const again = reportOf(proved.value);
    expect([again.organ, again.year, again.edition.key, again.sections]).toEqual([
      report.organ,
      report.year,
      report.edition.key,
      report.sections,
    ]);
    for (const { id } of report.edition.cells) {
      const { value, note } = must(again.cells.get(id), id);
      expect([id, value, note]).toEqual([id, report.cells.get(id)?.value, report.cells.get(id)?.note]);
    }
  });

  test('random reports of both forms read back as they were', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const edition = must(editions[seed % editions.length], 'edition');
      const report = randomReport(edition, seed, true);
      const proved = proveLines(report, sumUp(report));
      expect([seed, proved.ok ? 'ok' : proved.error]).toEqual([seed, 'ok']);
    }
  });

  test('a form of mixed tables and one that is only data read back as they were', () => {
    const data = defineEdition(edition2027Data);
    for (const edition of [must(editionByKey('2021+requests=2019'), 'mixed'), data]) {
      const report = randomReport(edition, 5, true);
      const proved = proveLines(report, sumUp(report));
      expect(proved.ok ? 'ok' : proved.error).toBe('ok');
    }
  });

  test('a paragraph the reader would join or change refuses the text instead of writing another one', () => {
    const report = emptyReport(must(editionByKey('2021'), '2021'), '云岫县交通运输局', 2023);
    const odd = { ...report, sections: { ...report.sections, '5': ['**一是**加强学习。'] } };
    const proved = proveLines(odd, sumUp(odd));
    expect(proved.ok ? 'written' : proved.error.key).toBe('prove.text');
  });

  test.skipIf(!seedsArePresent).each([0, 1, 2, 3, 4])('seed %i reads back as it was', (number) => {
    const report = reportOf(seedText(number));
    const proved = proveLines(report, sumUp(report));
    expect(proved.ok ? 'ok' : proved.error).toBe('ok');
  });

  test.skipIf(!seedsArePresent)('the tables of seed 002 come out as its source has them', () => {
    const report = reportOf(seedText(2));
    const plain = (text: string) =>
      [...text.replace(/\r/g, '').matchAll(/^\t.*(?:\n(?!\t|[一二三四五六]、).+)*/gm)].map(([cell]) => cell.replace('\n', ''));
    expect(plain(publishLines(report, sumUp(report)))).toEqual(plain(seedText(2)));
  });
});
