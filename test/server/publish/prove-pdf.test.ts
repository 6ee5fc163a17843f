// The PDF is read back from its pages and compared before it is handed out.
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { translate } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { provePdf } from '../../../server/publish/prove-pdf.ts';
import { publishPdf } from '../../../server/publish/publish-pdf.ts';
import { randomReport } from '../../fixtures/random-report.ts';
import { computedFor, editionOf, hardReport } from '../../shared/text/publish-sample.ts';

const printed = async (report: Report, draft = false): Promise<Uint8Array> => {
  const pdf = await publishPdf(report, computedFor(report), { draft });
  if (!pdf.ok) throw new Error(translate('zh', pdf.error));
  return pdf.value;
};

const proved = async (pdf: Uint8Array, report: Report): Promise<string> => {
  const proof = await provePdf(pdf, report, computedFor(report));
  return proof.ok ? 'equal' : translate('zh', proof.error);
};

const put = (report: Report, id: string, value: number, note: string | null = null): Report => ({
  ...report,
  cells: new Map(report.cells).set(id as CellId, { value, status: 'stated', line: null, note }),
});

describe('a PDF', () => {
  test.each([
    ['2021', 7],
    ['2019', 8],
    ['2021+requests=2019', 9],
  ])('of the form %s says what the report says', async (key, seed) => {
    const report = hardReport(key, seed);
    expect(await proved(await printed(report), report)).toBe('equal');
    expect(await proved(await printed(report, true), report)).toBe('equal');
  });

  test('figures of seven digits, long notes and prose over many pages are read back', async () => {
    let report: Report = put(randomReport(editionOf('2021'), 11), 'requests/new/natural', 1234567);
    for (const { id } of report.edition.inputs.filter(({ table }) => table === 'requests').slice(0, 60)) {
      report = put(report, id, 12, '其中涉及土地征收补偿的若干件已经另行说明');
    }
    const paragraph = `${'年内各科室按月汇总公开情况，逐件登记来源、承办人和答复日期。'.repeat(12)}结束。`;
    report = {
      ...report,
      organ: '云岫县人民政府政务服务和公共资源交易管理局驻城关镇便民服务中心',
      sections: { ...report.sections, '1': Array.from({ length: 12 }, () => paragraph), '5': ['短。', paragraph] },
    };
    expect(await proved(await printed(report), report)).toBe('equal');
  });

  test('that says something else than the report is refused with its place', async () => {
    const report = { ...hardReport(), year: 2023 };
    const pdf = await printed(report);
    const changes: readonly (readonly [string, Report])[] = [
      ['自然人', put(report, 'requests/denied3/natural', 977)],
      ['其中变更', put(report, 'art20/licensing/decisions', 66, '其中变更12件')],
      ['六、其他需要报告的事项 1', { ...report, sections: { ...report.sections, '6': ['无其它需要报告的事项。'] } }],
      ['一、总体情况 3', { ...report, sections: { ...report.sections, '1': report.sections['1'].slice(0, 2) } }],
      ['机关名称', { ...report, organ: '临川市档案馆' }],
      ['年度', { ...report, year: 2022 }],
    ];
    for (const [place, other] of changes) expect(await proved(pdf, other)).toContain(place);
  });

  test('with two figures of one row exchanged is refused, although every number is there', async () => {
    const report = put(put(hardReport(), 'requests/granted/company', 31), 'requests/granted/research', 13);
    const other = put(put(report, 'requests/granted/company', 13), 'requests/granted/research', 31);
    expect(await proved(await printed(other), report)).toMatch(/商业企业.*应为“31”，重读得到“13”/);
  });

  test('that is torn or is none is refused with a sentence', async () => {
    const report = hardReport();
    const pdf = await printed(report);
    const torn = Buffer.from(pdf);
    torn.fill(0, Math.floor(pdf.length / 4), Math.floor(pdf.length / 2));
    for (const bytes of [torn, pdf.subarray(0, 3000), Buffer.from('%PDF-1.7 nothing')]) {
      expect(await proved(bytes, report)).toMatch(/没有公布|读不出来/);
    }
  });
});
