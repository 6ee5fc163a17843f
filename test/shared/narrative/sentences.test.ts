import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '#shared/calc/evaluate';
import { effectiveValues } from '#shared/check/balance';
import { defineEdition } from '#shared/edition/define-edition';
import { editions } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import type { Tables, Years } from '#shared/narrative/figures';
import { readNarrative } from '#shared/narrative/read-narrative';
import { staleSentences, tiedSentences } from '#shared/narrative/sentences/recognise';
import { templatesOf } from '#shared/narrative/sentences/templates';
import { writeSentence } from '#shared/narrative/sentences/write-sentence';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { edition2027Data } from '../../fixtures/edition-2027.ts';
import { randomReport, withCell } from '../../fixtures/random-report.ts';

const tablesOf = (report: Report): Tables => ({
  report,
  valueAt: effectiveValues(report, evaluate(report.edition, inputValues(report))).valueAt,
});

const yearsOf = (now: Report, last: Report | null): Years => ({ ...tablesOf(now), last: last && tablesOf(last) });

const sentencesOf = (years: Years) =>
  templatesOf(years.report.edition).flatMap((template) => {
    const written = writeSentence(template, years);
    return written.kind === 'written' ? [{ template, ...written }] : [];
  });

const saying = (report: Report, text: string): Report => ({ ...report, sections: { ...report.sections, '1': [text] } });

const read = (years: Years, text: string) =>
  readNarrative(saying(years.report, text), years.valueAt, years.last).filter(({ section }) => section === '1');

/** Two reports of years in a row, the later one sometimes with much that is 0. */
type Seeds = readonly [number, number, boolean];
const seeds = fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), fc.boolean());
const pair = (edition: Edition, [a, b, isQuiet]: Seeds): Years => {
  const now = randomReport(edition, a);
  const last = randomReport(edition, b);
  const quiet = isQuiet
    ? now.edition.inputs.reduce(
        (report, { id, table, kind }) => (table === 'requests' ? report : withCell(report, id, kind === 'amount' ? '0' : 0)),
        now,
      )
    : now;
  return yearsOf({ ...quiet, year: edition.years.from + 2 }, { ...last, year: edition.years.from + 1 });
};

// A form nobody has made yet needs nothing here.
const forms = [...editions, defineEdition(edition2027Data)];

describe.each(forms.map((edition) => [edition.id, edition] as const))('sentences from the cells of %s', (_id, edition) => {
  test('[N1] every figure of a written sentence is read back as agreeing with its cells', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const years = pair(edition, from);
        for (const { template, text } of sentencesOf(years)) {
          const said = read(years, text);
          expect([text, said.filter(({ agrees }) => !agrees)]).toEqual([text, []]);
          const figures = text.match(/[\d.]+/g)?.length ?? 0;
          // A number, or at least a statement that there was none.
          const told = said.filter(({ reading }) => reading !== 'sum').length;
          expect([template.id, text, told]).toEqual([
            template.id,
            text,
            expect.toSatisfy((count: number) => count >= Math.max(1, figures)),
          ]);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a written sentence is recognised as its template and as up to date, wherever it stands', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const years = pair(edition, from);
        const written = sentencesOf(years);
        const text = `（一）情况。${written.map((one) => one.text).join('')}\n平时没有别的。${written.map((one) => one.text).join('\n')}`;
        const tied = tiedSentences(text, edition);
        expect(tied.map((one) => one.text)).toEqual([...written, ...written].map((one) => one.text));
        expect(staleSentences(text, years)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('[N1] when the cells change, every sentence offered instead agrees with them, and none is offered while nothing changed', () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        const [before, after] = [pair(edition, one), pair(edition, other)];
        const text = sentencesOf(before)
          .map((one) => one.text)
          .join('');
        for (const stale of staleSentences(text, after)) {
          expect(read(after, stale.fresh).filter(({ agrees }) => !agrees)).toEqual([]);
          expect(stale.fresh).not.toBe(stale.text);
        }
        expect(staleSentences(text, before)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the sentences of the demo', () => {
  const years = yearsOf(demoReport(2025, THIS_YEAR), demoReport(2024, LAST_YEAR));

  test('read as an official would write them', () => {
    const texts = new Map(sentencesOf(years).map(({ template, text }) => [template.id, text]));
    expect(texts.size).toBe(20);
    for (const [id, text] of SENTENCES) expect([id, texts.get(id)]).toEqual([id, text]);
  });

  test('nothing is written over blanks: the cells to fill are named instead', () => {
    const blank = yearsOf(withCell(years.report, 'requests/new/natural', null), null);
    const [received] = templatesOf(years.report.edition);
    expect(received && writeSentence(received, blank)).toEqual({ kind: 'blank', cells: ['requests/new/natural'] });
  });

  test('without last year nothing is said of changes', () => {
    const alone = { ...years, last: null };
    const kinds = templatesOf(years.report.edition).map((template) => [template.isYearly, writeSentence(template, alone).kind]);
    expect(kinds.filter(([isYearly]) => isYearly)).toSatisfy((list: string[][]) => list.every(([, kind]) => kind === 'noLast'));
  });

  test('a reworded sentence is a person’s own and no longer tied', () => {
    const { edition } = years.report;
    expect(tiedSentences('全年新收政府信息公开申请50件，上年结转4件。', edition)).toHaveLength(1);
    expect(tiedSentences('全年新收的政府信息公开申请有50件，上年结转4件。', edition)).toEqual([]);
    expect(tiedSentences('去年全年新收政府信息公开申请50件，上年结转4件。', edition)).toEqual([]);
  });

  test('an amount keeps the digits it was given', () => {
    const fees = yearsOf(withCell(years.report, 'art20/fees/amount', '248.9600'), null);
    expect(sentencesOf(fees).find(({ template }) => template.id === 'amount:fees')?.text).toBe('全年收取行政事业性收费248.9600万元。');
  });

  test('recognising takes time in proportion to the text', () => {
    const hard = `全年因政府信息公开引发的行政复议5件，其中${'结果维持1件、'.repeat(4000)}`.repeat(3);
    expect(tiedSentences(hard, years.report.edition)).toEqual([]);
  });
});

const SENTENCES = [
  ['received', '全年新收政府信息公开申请50件，上年结转4件。'],
  ['handled', '全年办结政府信息公开申请50件，结转下年度继续办理4件。'],
  ['outcomes', '全年办结政府信息公开申请50件，其中予以公开21件、部分公开6件、不予公开11件、无法提供8件、不予处理3件、其他处理1件。'],
  ['reasons:rejected1', '全年政府信息公开申请中，不予处理3件，其中信访举报投诉类申请2件、重复申请1件。'],
  ['applicants', '全年新收政府信息公开申请50件，其中自然人38件、法人或其他组织12件。'],
  ['documents:rules', '全年未制发规章，没有现行有效的规章。'],
  ['documents:normative', '全年制发行政规范性文件4件，废止2件，现行有效23件。'],
  ['amount:fees', '全年收取行政事业性收费86.35万元。'],
  ['decisions', '全年作出行政许可决定1286件、行政处罚决定47件、行政强制决定6件。'],
  ['disputes', '全年因政府信息公开引发的行政复议5件、行政诉讼3件。'],
  ['disputes:suitDirect+suitAfterReview', '全年因政府信息公开引发的行政诉讼3件，其中结果维持2件、尚未审结1件。'],
  ['change:new', '全年新收政府信息公开申请50件，比上年增加11件，增长28.2%。'],
  ['change:penalty', '全年作出行政处罚决定47件，比上年减少5件，下降9.6%。'],
] as const;
