import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluateReport } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import { editionByKey } from '#shared/edition/editions';
import type { Report, ReportCell } from '#shared/report/report';
import { must } from '#shared/result';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { toA1 } from '#shared/workbook/address';
import { applicantChart, frontChart } from '#shared/workbook/front-chart';
import { layoutOf } from '#shared/workbook/layout';
import { randomReport, withCell } from '../../fixtures/random-report.ts';

const edition = must(editionByKey('2021'), '2021');
const layout = layoutOf(edition);

type Book = {
  readonly files: Readonly<Record<string, string>>;
  readonly sheet: (key: string) => string;
  readonly shared: readonly string[];
};

const open = async (report: Report): Promise<Book> => {
  const bytes = await publishXlsx(report, evaluateReport(report));
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
  const shared = [...must(files['xl/sharedStrings.xml'], 'strings').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((match) => match[1] ?? '');
  const index = (key: string) => layout.sheets.findIndex((sheet) => sheet.key === key) + 1;
  return { files, shared, sheet: (key) => must(files[`xl/worksheets/sheet${index(key)}.xml`], key) };
};

/** The whole <c> element of a place. */
const cellXml = (sheet: string, place: string): string => new RegExp(`<c r="${place}"(?:[^>]*/>|[^>]*>.*?</c>)`).exec(sheet)?.[0] ?? '';

const noted = (report: Report, id: string, note: string): Report => {
  const cells = new Map<CellId, ReportCell>(report.cells);
  cells.set(id as CellId, { ...must(cells.get(id as CellId), id), note });
  return { ...report, cells };
};

describe('the workbook as a file', () => {
  let book: Book;
  const plain = randomReport(edition, 4, true);
  const report = noted(
    withCell(
      withCell(withCell({ ...plain, organ: '=HYPERLINK("x")' }, 'requests/processed/total', 1), 'art20/fees/amount', '248.96110'),
      'requests/new/welfare',
      null,
    ),
    'art20/normative/issued',
    '其中修订16件',
  );
  const withProse: Report = {
    ...report,
    sections: { ...report.sections, '5': ['=1+1', '+86 电话', '-5 项', '@某某', '#N/A', 'a < b & "c"'] },
  };
  beforeAll(async () => {
    book = await open(withProse);
  });

  test('has the sheets of the form in its order', () => {
    const names = [...must(book.files['xl/workbook.xml'], 'workbook').matchAll(/<sheet name="([^"]*)"/g)].map((match) => match[1]);
    expect(names).toEqual(layout.sheets.map(({ name }) => name));
  });

  test('every formula cell holds the layout’s formula text and its cached value', () => {
    const shown = evaluateReport(withProse);
    for (const sheet of layout.sheets) {
      for (const { row, column, formula } of sheet.cells) {
        if (formula === null) continue;
        const place = toA1(row, column);
        const xml = cellXml(book.sheet(sheet.key), place);
        const escaped = formula.slice(1).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(xml).toContain(`<f>${escaped}</f>`);
        expect(xml).toContain(`<v>${shown.get(`${sheet.key}!${place}`)}</v>`);
      }
    }
    expect(book.files['xl/workbook.xml']).toContain('fullCalcOnLoad="1"');
  });

  test('the front sheet carries how many stated totals differ, and its verdict counts them', () => {
    expect(cellXml(book.sheet('cover'), 'B9')).toContain('<v>2</v>');
    expect(cellXml(book.sheet('cover'), 'B6')).toContain('原文合计待核 2 处');
  });

  test('merges are those of the form', () => {
    for (const sheet of layout.sheets) {
      const count = sheet.cells.filter(({ rowSpan, columnSpan }) => rowSpan * columnSpan > 1).length;
      expect((book.sheet(sheet.key).match(/<mergeCell /g) ?? []).length, sheet.key).toBe(count);
    }
  });

  test('an amount keeps every digit, as a number where a number can hold it, else as text', async () => {
    expect(cellXml(book.sheet('art20'), 'B15')).toContain('<v>248.9611</v>');
    expect(book.files['xl/styles.xml']).toContain('formatCode="0.00000"');
    const long = await open(withCell(plain, 'art20/fees/amount', '12345678901234567.89'));
    expect(cellXml(long.sheet('art20'), 'B15')).toContain('t="s"');
    expect(long.shared).toContain('12345678901234567.89');
  });

  test('a blank is an empty cell and not 0', () => {
    expect(cellXml(book.sheet('requests'), 'G5')).toMatch(/^<c r="G5" s="\d+"\/>$/);
  });

  test('[security] text that looks like a formula or an error stays text', () => {
    for (const text of ['=HYPERLINK(&quot;x&quot;)', '=1+1', '+86 电话', '-5 项', '@某某']) {
      expect(book.shared.map((shared) => shared.replaceAll('"', '&quot;'))).toContain(text);
    }
    expect(book.sheet('5')).not.toContain('<f>');
    // The verdict's three, and those of the tables under the charts.
    expect(book.sheet('cover').match(/<f>/g)).toHaveLength(3 + frontChart(edition).rows.length + applicantChart(edition).rows.length);
    expect(cellXml(book.sheet('5'), 'A6')).toMatch(/t="inlineStr".*#N\/A/);
  });

  test('a total stated otherwise keeps its formula and says what the source said; notes become comments', () => {
    const comments = Object.entries(book.files).filter(([name]) => name.startsWith('xl/comments'));
    const text = comments.map(([, content]) => content).join();
    expect(text).toContain('原文为 1');
    expect(text).toContain('说明：其中修订16件');
  });

  test('only inputs are unlocked and every sheet is protected without a password', () => {
    const formats = must(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(must(book.files['xl/styles.xml'], 'styles'))?.[1], 'formats');
    const styles = formats.split('<xf ').slice(1);
    const isLocked = (sheet: string, place: string) =>
      !must(styles[Number(/ s="(\d+)"/.exec(cellXml(sheet, place))?.[1])], place).includes('locked="0"');
    for (const sheet of layout.sheets) {
      expect(book.sheet(sheet.key)).toMatch(/<sheetProtection sheet="1"(?![^>]*password)/);
      for (const { row, column, role } of sheet.cells) {
        expect([sheet.key, row, column, isLocked(book.sheet(sheet.key), toA1(row, column))]).toEqual([
          sheet.key,
          row,
          column,
          role !== 'input' && role !== 'field',
        ]);
      }
    }
  });

  test('[R5] inputs accept only what their kind allows, with a Chinese sentence', async () => {
    const xml = book.sheet('art20');
    expect(xml).toMatch(
      /<dataValidation type="whole"[^>]*sqref="[^"]*B4:D5[^"]*" operator="greaterThanOrEqual"[^>]*error="这一格只能填 0 或更大的整数/,
    );
    expect(xml).toMatch(/<dataValidation type="decimal"[^>]*operator="greaterThanOrEqual"/);
    const older = await open(randomReport(must(editionByKey('2019'), '2019'), 1));
    expect(older.sheet('art20')).toMatch(/<dataValidation type="whole"[^>]*operator="between"[^>]*error="这一格只能填整数/);
  });

  test('every check turns red when it begins with ✗', () => {
    const rules = [
      ...book.sheet('requests').matchAll(/<conditionalFormatting sqref="([A-Z]+\d+)[^"]*"><cfRule[^>]*><formula>([^<]*)<\/formula>/g),
    ];
    expect(rules.length).toBeGreaterThan(2);
    for (const [, first, formula] of rules) expect(formula).toBe(`LEFT(${first},1)="✗"`);
  });

  test('prints on A4, the form only, one page wide, with its heading rows repeated', () => {
    const workbook = must(book.files['xl/workbook.xml'], 'workbook');
    expect(workbook).toContain('<definedName name="_xlnm.Print_Area" localSheetId="4">\'三、申请办理\'!$A$1:$J$29</definedName>');
    expect(workbook).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="4">\'三、申请办理\'!$1:$4</definedName>');
    for (const sheet of layout.sheets) {
      expect(book.sheet(sheet.key)).toMatch(new RegExp(`<pageSetup paperSize="9" orientation="${sheet.orientation}" fitToWidth="1"`));
    }
    expect(book.sheet('requests')).toContain('<pane ySplit="4"');
  });

  test('the same report gives the same bytes', async () => {
    const [a, b] = [await open(withProse), await open(withProse)];
    expect(a.files).toEqual(b.files);
  });
});
