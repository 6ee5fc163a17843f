// Tables that were taken apart: read where labels, counts and balances settle every cell, else left open with a true word about why.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { translate } from '#shared/i18n/translate';
import { confirmBlanks } from '#shared/report/confirm-blanks';
import { publishLines } from '#shared/text/publish-lines';
import { readReport } from '#shared/text/read/read-report';
import type { ReadReport } from '#shared/text/read/repair';
import { cellQuestions } from '../../../addin/state/answer-import.ts';
import { seedsArePresent, seedText } from '../../seeds';
import { damages } from './damage';
import { seeded } from './damage-rows';
import { sumUp } from './sum-up';

const NAMES = ['yunxiu-2023', 'qinglu-2020'] as const;
const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/texts/${name}.txt`, import.meta.url), 'utf8');

const read = (text: string): ReadReport => {
  const result = readReport(text);
  if (!result.ok) throw new Error(translate('en', result.error));
  return result.value;
};
const damaged = (name: string, damage: string): ReadReport => {
  const found = damages.find((one) => one.name === damage);
  if (!found) throw new Error(`no damage is called ${damage}`);
  return read(found.apply(fixture(name), seeded(11)));
};
const values = ({ report }: ReadReport) => [...report.cells].map(([id, { value }]) => [id, value]);
const statuses = ({ report }: ReadReport, start = '') =>
  new Set([...report.cells].filter(([id]) => id.startsWith(start)).map(([, { status }]) => status));
const kinds = ({ repairs }: ReadReport) => [...new Set(repairs.map(({ kind }) => kind))];
const keys = ({ repairs }: ReadReport) => repairs.map(({ message }) => message.key);
const linesOf = (text: string): string => {
  const { report } = read(text);
  return publishLines(report, new Map([...sumUp(report)].map(([id, sum]) => [id, Number(report.cells.get(id)?.value ?? sum)])));
};

describe('one cell a line', () => {
  const ways: readonly [string, (text: string) => string][] = [
    ['without tabs', (text) => text.replace(/^\t/gm, '')],
    ['without tabs and empty lines', (text) => text.replace(/^\t/gm, '').replace(/\n{2,}/g, '\n')],
    ['without tabs, covered cells missing', (text) => text.replace(/^\t\n/gm, '').replace(/^\t/gm, '')],
    ['with an empty line behind every line', (text) => text.replace(/^\t/gm, '').replaceAll('\n', '\n\n')],
    ['behind two spaces', (text) => text.replace(/^\t/gm, '  ')],
    ['behind a wide space', (text) => text.replace(/^\t/gm, '　')],
  ];

  test.each(ways)('%s every cell is read as stated, nothing is taken for a page number', (_, change) => {
    for (const name of NAMES) {
      const result = read(change(linesOf(fixture(name))));
      expect(values(result)).toEqual(values(read(fixture(name))));
      expect([...statuses(result)]).toEqual(['stated']);
      expect(result.repairs).toEqual([]);
    }
  });

  test.skipIf(!seedsArePresent).each(ways)('%s real reports are read as they stand', (_, change) => {
    for (const number of [0, 1, 2, 3]) {
      const text = number === 2 ? seedText(2) : linesOf(seedText(number));
      expect(values(read(change(text)))).toEqual(values(read(text)));
    }
  });

  test('columns in another order are matched by their headers', () => {
    const swapped = linesOf(fixture('yunxiu-2023')).replace('\t商业企业\n\t科研机构', '\t科研机构\n\t商业企业').replace(/^\t/gm, '');
    const result = read(swapped);
    expect(result.report.cells.get('requests/new/company' as never)?.value).toBe(12);
    expect(kinds(result)).toEqual(['reordered-columns']);
  });

  test('a number too many or too few leaves its row open and no other', () => {
    const text = linesOf(fixture('yunxiu-2023')).replace(/^\t/gm, '');
    for (const result of [read(text.replace('\n3.其他\n19\n', '\n3.其他\n19\n6\n')), read(text.replace('\n3.其他\n19\n', '\n3.其他\n'))]) {
      const open = [...result.report.cells].filter(([, { value }]) => value === null);
      expect(open.every(([id, { status }]) => id.startsWith('requests/other3/') && status === 'doubtful')).toBe(true);
      expect(open).toHaveLength(7);
      expect(kinds(result)).not.toContain('removed-mark');
    }
  });
});

describe('labels torn from their figures', () => {
  test.each(['labels before rows of figures', 'labels before figures, one a line'])(
    '%s: joined where all balances hold, and said',
    (damage) => {
      for (const name of NAMES) {
        const result = damaged(name, damage);
        expect(values(result)).toEqual(values(read(fixture(name))));
        expect([...statuses(result, 'requests/')]).toEqual(['repaired']);
        expect(keys(result).filter((key) => key === 'read.torn')).toHaveLength(2);
      }
    },
  );

  test('where one figure is missing none is placed, all rows are questions', () => {
    const torn = damages.find(({ name }) => name === 'labels before figures, one a line');
    const text = torn?.apply(fixture('yunxiu-2023'), seeded(1)).replace('\n283\n', '\n') ?? '';
    const result = read(text);
    expect([...statuses(result, 'requests/')]).toEqual(['doubtful']);
    expect(keys(result)).toContain('read.tornOpen');
    expect(cellQuestions(result.report)).toHaveLength(24 * 6);
  });

  test('[R3] where the balances do not hold none is placed', () => {
    const torn = damages.find(({ name }) => name === 'labels before rows of figures');
    const result = read(torn?.apply(fixture('yunxiu-2023'), seeded(1)).replace('\n283\t', '\n284\t') ?? '');
    expect([...statuses(result, 'requests/')]).toEqual(['doubtful']);
  });
});

describe('rows and columns exchanged', () => {
  test.each(['groups of four as columns', 'table four turned', 'blocks of two turned', 'table three turned'])(
    '%s: read by both labels, and said',
    (damage) => {
      for (const name of NAMES) {
        const result = damaged(name, damage);
        expect(values(result)).toEqual(values(read(fixture(name))));
        expect(keys(result)).toEqual(['read.turned']);
      }
    },
  );
});

describe('spaces between cells', () => {
  test.each([
    'tabs to two wide spaces',
    'tabs to single wide spaces',
    'tabs to three spaces',
    'tabs to no-break spaces',
    'tabs to single spaces',
  ])('%s: every row with exactly its figures is stated', (damage) => {
    for (const name of NAMES) {
      const result = damaged(name, damage);
      expect(values(result)).toEqual(values(read(fixture(name))));
      expect([...statuses(result)]).toEqual(['stated']);
    }
  });

  test('a number alone below a row that lacks one is nobody’s, and called that', () => {
    const text = damages.find(({ name }) => name === 'tabs to single spaces')?.apply(fixture('yunxiu-2023'), seeded(1)) ?? '';
    const result = read(text.replace('2.重复申请 0 2 0 1 2 0 5', '2.重复申请 0 2 0 1 2 0\n5'));
    expect([...statuses(result, 'requests/rejected2/')]).toEqual(['doubtful']);
    expect(keys(result)).not.toContain('read.pageMark');
    expect(keys(result)).toContain('read.orphan');
  });
});

describe('labels beside the wrong row', () => {
  test.each([
    'a group label one row too low',
    'a group label two rows too low',
    'a group label beside the row behind its group',
    'the last label beside the row above',
    'the last label below its row',
  ])('%s: no row is lost', (damage) => {
    for (const name of NAMES) expect(values(damaged(name, damage))).toEqual(values(read(fixture(name))));
  });
});

describe('figures without separators', () => {
  test('without totals they are left open, with totals cut where one way fits', () => {
    const result = read(
      fixture('yunxiu-2023')
        .replace('行政规范性文件\t3\t1\t27', '行政规范性文件\t3127')
        .replace('13\t9\t8\t2\t32\t1\t3\t3\t2\t9\t0\t3\t3\t0\t6', '000000000000000'),
    );
    expect([...statuses(result, 'art20/normative/')]).toEqual(['doubtful']);
    expect([...statuses(result, 'disputes/')]).toEqual(['repaired']);
    expect(kinds(result)).toContain('split-digits');
  });
});

describe('text that could not be placed', () => {
  const lost: readonly [string, string][] = [
    ['a row whose label is garbled', fixture('yunxiu-2023').replace('\t（七）总计\t281', '\t▇▇▇▇\t280')],
    ['a row of unknown words', fixture('yunxiu-2023').replace(/^\t\t2\.重复申请\t.*$/m, '\t\t▇▇\t某某\t某\t某\t某\t某\t某\t某')],
    [
      'figures on a line of their own below two labels',
      fixture('yunxiu-2023').replace(
        /^\t\t2\.重复申请(\t.*)\n\t\t3\.要求提供公开出版物\t.*$/m,
        '\t\t2.重复申请\n\t\t3.要求提供公开出版物\n\t\t$1',
      ),
    ],
    ['a table whose labels are gone', fixture('yunxiu-2023').replace(/^四、政府[\s\S]*?(?=^13\t)/m, '某某\n')],
  ];

  test.each(lost)('%s: its cells are questions, never blanks to be confirmed as zero', (_, text) => {
    const result = read(text);
    const open = [...result.report.cells].filter(([, { value }]) => value === null);
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(([, { status, line }]) => status === 'doubtful' && line !== null)).toBe(true);
    expect(confirmBlanks(result.report).confirmed).toEqual([]);
    expect(result.repairs.length).toBeGreaterThan(0);
  });

  test('a row that is not there, and cells that are empty, stay blank', () => {
    const result = read(
      fixture('yunxiu-2023')
        .replace(/^\t\t2\.重复申请\t.*\n/m, '')
        .replace('行政规范性文件\t3\t1\t27', '行政规范性文件\t\t\t'),
    );
    const open = [...result.report.cells].filter(([, { value }]) => value === null);
    expect([...new Set(open.map(([, { status }]) => status))]).toEqual(['blank']);
    expect(confirmBlanks(result.report).confirmed).toHaveLength(9);
  });
});
