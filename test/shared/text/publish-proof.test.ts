// What every format must stand: a proof that holds for every report, and that catches every change.
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { evaluateReport } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import type { Report } from '#shared/report/report';
import { firstDifference } from '#shared/text/compare-reports';
import { proveFormat, readWritten, type Written } from '#shared/text/prove-format';
import { publishCsv } from '#shared/text/publish-csv';
import { publishDocx } from '#shared/text/publish-docx';
import { publishHtml } from '#shared/text/publish-html';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { writtenOf } from '#shared/text/published-kind';
import { reportToJson } from '#shared/text/report-json';
import { randomReport, withCell } from '../../fixtures/random-report';
import { computedFor, editionOf, hardReport } from './publish-sample';

const FORMATS = ['html', 'docx', 'xlsx', 'csv', 'json'] as const;

const write = async (format: Written['format'], report: Report): Promise<Written> => {
  const computed = computedFor(report);
  switch (format) {
    case 'html':
      return { format, content: publishHtml(report, computed, { draft: false }) };
    case 'docx':
      return { format, content: await publishDocx(report, computed, { draft: false }) };
    case 'xlsx':
      return { format, content: await publishXlsx(report, evaluateReport(report)) };
    case 'csv':
      return { format, content: publishCsv(report, computed) };
    case 'json':
      return { format, content: JSON.stringify(reportToJson({ report, title: null, repairs: [] }, computed, { source: '' })) };
  }
};

const prove = async (format: Written['format'], report: Report) => {
  const proof = await proveFormat(await write(format, report), report, computedFor(report));
  return proof.ok ? 'proved' : proof.error;
};

describe.each(FORMATS)('the proof of %s', (format) => {
  test.each(['2021', '2019', '2021+art20=2019', '2021+requests=2019'])('a hard report of %s reads back as it was', async (key) => {
    expect(await prove(format, hardReport(key))).toBe('proved');
  });

  test('any balanced report reads back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom('2021', '2019'), async (seed, key) => {
        expect(await prove(format, randomReport(editionOf(key), seed))).toBe('proved');
      }),
      { numRuns: format === 'docx' || format === 'xlsx' ? 4 : 12 },
    );
  });

  test('a file that holds other figures or words is refused, and the place is named', async () => {
    const report = hardReport();
    const other = withCell(report, 'requests/new/legal', Number(report.cells.get('requests/new/legal' as CellId)?.value) + 1);
    const proof = await proveFormat(await write(format, other), report, computedFor(report));
    expect(proof.ok ? null : proof.error.parameters.place).toBe('一、本年新收政府信息公开申请数量·法律服务机构');
    if (format === 'csv') return;
    const reworded = { ...report, sections: { ...report.sections, '5': ['另一句话。'] } };
    const words = await proveFormat(await write(format, reworded), report, computedFor(report));
    expect(words.ok ? null : words.error.parameters).toMatchObject({ place: '五、存在的主要问题及改进情况 1', published: '另一句话。' });
  });

  test('it is told apart by content', async () => {
    const written = await write(format, hardReport());
    const bytes = typeof written.content === 'string' ? strToU8(written.content) : written.content;
    expect(writtenOf(bytes)?.format ?? 'json').toBe(format);
  });
});

describe('what cannot be written is refused, never written wrong', () => {
  test.each(['html', 'docx'] as const)('a control character in the prose, %s', async (format) => {
    const report = { ...hardReport(), sections: { preamble: [], '1': ['甲\u0000\u0001乙。'], '5': ['丙。'], '6': ['丁。'] } };
    expect(await prove(format, report)).toMatchObject({ key: expect.stringMatching(/^publish\./) });
  });

  test('a table with a label changed is not taken for ours', async () => {
    const { content } = await write('html', hardReport());
    const read = await readWritten({ format: 'html', content: String(content).replace('>规章<', '>规定<') }, [editionOf('2021')]);
    expect(read.ok ? 'read' : read.error.key).toBe('publish.notAsWritten');
  });

  test.each([
    ['wide', `<table><tr>${'<td colspan=1000>1'.repeat(40_000)}</table>`],
    ['long', `<table>${'<tr><td rowspan=60000 colspan=900>1</td></tr>'.repeat(20_000)}</table>`],
    ['deep', '<div>'.repeat(100_000)],
  ])('a page that is much too %s is refused within the time of any test', async (_, body) => {
    const content = `<meta name="generator" content="nianbao"><h1>甲局2023年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2>${body}`;
    expect((await readWritten({ format: 'html', content }, [editionOf('2021')])).ok).toBe(false);
  });

  test('a broken document is refused with a sentence', async () => {
    const { content } = await write('docx', hardReport());
    const parts = unzipSync(content as Uint8Array);
    const name = 'word/document.xml';
    const torn = zipSync({ ...parts, [name]: strToU8(strFromU8(parts[name] ?? new Uint8Array()).slice(0, 5000)) });
    const read = await readWritten({ format: 'docx', content: torn }, [editionOf('2021')]);
    expect(read.ok ? 'read' : read.error.key).toMatch(/^publish\./);
  });
});

describe('the first difference', () => {
  test('a total the report leaves to its formula must be stated by the published text', () => {
    const report = hardReport();
    const [total] = report.edition.computed;
    const difference = firstDifference(report, report, computedFor(report));
    expect(difference).toMatchObject({ kind: 'cell', cell: total?.id, published: '' });
  });

  test('a sentence is named, not the whole paragraph', () => {
    const report = { ...hardReport(), cells: new Map(), sections: { preamble: [], '1': ['甲。乙三件。丙。'], '5': [], '6': [] } };
    const published = { ...report, sections: { ...report.sections, '1': ['甲。乙四件。丙。'] } };
    expect(firstDifference(published, report, new Map())).toMatchObject({
      kind: 'sentence',
      published: '乙四件。',
      report: '乙三件。',
      paragraph: 1,
    });
  });
});
