// The JSON of import: every cell, and back again.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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
    ['an unknown cell', () => ({ ...json(), cells: { 'a/b/c': { value: 1 } } }), 'json.cell'],
    ['a count below zero', () => ({ ...json(), cells: { 'requests/new/natural': { value: -1 } } }), 'json.cell'],
    ['an amount that is no text', () => ({ ...json(), cells: { 'art20/fees/amount': { value: 3 } } }), 'json.cell'],
    ['a prototype', () => JSON.parse('{"__proto__": {"cells": {}}}'), 'json.invalid'],
  ])('%s is refused', (_, value, key) => {
    const back = reportFromJson(value());
    expect(back.ok ? 'read' : back.error.key).toBe(key);
  });
});
