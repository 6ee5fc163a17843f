// The JSON of import: every cell, and back again.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkReport } from '#shared/check/check-report';
import { translate } from '#shared/i18n/translate';
import { must } from '#shared/result';
import { readReport } from '#shared/text/read/read-report';
import type { ReadReport } from '#shared/text/read/repair';
import { reportFromJson, reportToJson } from '#shared/text/report-json';
import { sumUp } from './sum-up';

const text = readFileSync(new URL('../../fixtures/texts/yunxiu-2023.txt', import.meta.url), 'utf8').replace('\t\t3.其他\t', '3.其他\t');

const read = (): ReadReport => {
  const result = readReport(text);
  if (!result.ok) throw new Error(result.error.key);
  return result.value;
};

const json = () => JSON.parse(JSON.stringify(reportToJson(read(), sumUp(read().report), { file: 'a.txt', source: 'AAAA', findings: [] })));

describe('the JSON of a report', () => {
  test('it lists every cell of the edition, the totals and the repairs in words', () => {
    const value = json();
    expect(Object.keys(value.cells)).toHaveLength(200);
    expect(Object.keys(value.computed)).toHaveLength(34);
    expect(value).toMatchObject({
      schema: 1,
      file: 'a.txt',
      edition: '2021',
      tables: { art20: '2021' },
      organ: '云岫县交通运输局',
      year: 2023,
    });
    expect(value.cells['art20/fees/amount']).toEqual({ value: '1316.4075', status: 'stated', line: 36, note: null });
    expect(value.repairs).toEqual([{ line: 65, kind: 'shifted-row', message: expect.stringContaining('第 65 行') }]);
  });

  test('it reads back as the report it came from', () => {
    const back = reportFromJson(json());
    if (!back.ok) throw new Error(back.error.key);
    expect(back.value.report).toEqual(read().report);
    expect(back.value.repairs.map(({ kind }) => kind)).toEqual(['shifted-row']);
  });

  test('a changed cell or section is an edit; computed and findings are ignored', () => {
    const value = json();
    value.cells['requests/new/natural'].value = 5;
    value.cells['requests/new/company'].value = null;
    value.sections['6'] = ['第一段\n第二段', '  '];
    value.computed = 'anything';
    const back = reportFromJson(value);
    if (!back.ok) throw new Error(back.error.key);
    const at = (id: string) => must(back.value.report.cells.get(id as never), id);
    expect(at('requests/new/natural').value).toBe(5);
    expect(at('requests/new/company')).toMatchObject({ value: null, status: 'blank' });
    expect(back.value.report.sections['6']).toEqual(['第一段', '第二段']);
  });

  test.each([
    ['no object', () => 7, 'json.invalid'],
    ['no cells', () => ({ ...json(), cells: undefined }), 'json.invalid'],
    ['an unknown edition', () => ({ ...json(), edition: '1999' }), 'json.edition'],
    ['an unknown cell', () => ({ ...json(), cells: { 'a/b/c': { value: 1 } } }), 'json.unknownCell'],
    ['a count beyond all counts', () => ({ ...json(), cells: { 'requests/new/natural': { value: 1e300 } } }), 'json.cell'],
    ['a count as text', () => ({ ...json(), cells: { 'requests/new/natural': { value: '67' } } }), 'json.countAsText'],
    ['an amount that is no text', () => ({ ...json(), cells: { 'art20/fees/amount': { value: 3 } } }), 'json.amountAsNumber'],
    ['an amount with a separator', () => ({ ...json(), cells: { 'art20/fees/amount': { value: '1,000' } } }), 'json.amount'],
    ['a count that is true', () => ({ ...json(), cells: { 'requests/new/natural': { value: true } } }), 'json.cellShape'],
    [
      'a cell with an unknown status',
      () => ({ ...json(), cells: { 'requests/new/natural': { value: 1, status: 'guessed' } } }),
      'json.cellShape',
    ],
    ['a prototype', () => JSON.parse('{"__proto__": {"cells": {}}}'), 'json.invalid'],
  ])('%s is refused', (_, value, key) => {
    const back = reportFromJson(value());
    expect(back.ok ? 'read' : back.error.key).toBe(key);
  });

  test.each([
    ['requests/new/natural', '67', /^.*“一、本年新收政府信息公开申请数量·自然人”（requests\/new\/natural）.*"67".*如 67.*$/],
    ['art20/fees/amount', 248.9611, /^.*“第二十条第（八）项／行政事业性收费·.*”（art20\/fees\/amount）.*248\.9611.*带引号.*$/],
  ])('a value of the wrong kind in %s is refused with its place, what stands there and how to write it', (id, value, sentence) => {
    const back = reportFromJson({ ...json(), cells: { [id]: { value } } });
    expect(back.ok ? 'read' : translate('zh', back.error)).toMatch(sentence);
    expect(back.ok ? 'read' : translate('en', back.error)).toContain(id);
  });

  test.each([
    ['-3', '\t\t2.重复申请\t-3\t0\t0\t0\t0\t0\t-3', 'requests/rejected2/natural', -3],
    ['3.5', '\t\t2.重复申请\t3.5\t0\t0\t0\t0\t0\t3.5', 'requests/rejected2/natural', 3.5],
    ['-2.50 万元', '行政事业性收费\t-2.50\t\t', 'art20/fees/amount', '-2.50'],
  ])('[R5] %s that a text states is kept, read back equal, and reported', (_, row, id, value) => {
    const label = row.trim().split('\t')[0] ?? '';
    const imported = readReport(
      text
        .split('\n')
        .map((line) => (line.trim().startsWith(label) ? row : line))
        .join('\n'),
    );
    if (!imported.ok) throw new Error(imported.error.key);
    const back = reportFromJson(JSON.parse(JSON.stringify(reportToJson(imported.value, sumUp(imported.value.report)))));
    if (!back.ok) throw new Error(translate('en', back.error));
    expect(back.value.report).toEqual(imported.value.report);
    expect(back.value.report.cells.get(id as never)?.value).toBe(value);
    const { findings } = checkReport(back.value.report, sumUp(back.value.report));
    expect(findings.filter(({ rule }) => rule === 'R5').map(({ cells }) => cells[0])).toContain(id);
  });
});
