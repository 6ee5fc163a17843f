// Pages saved from Word, and how the cost of reading grows with the length of a text.
import { evaluate } from '#shared/calc/evaluate';
import { checkReport } from '#shared/check/check-report';
import { inputValues } from '#shared/report/report';
import { readBytes } from '#shared/text/read/read-bytes';
import { encode, fixtureReport, toPage, wordPage } from '../test/shared/text/foreign/pages.ts';

/** Prints read + evaluate + check a second for a page of about 300 KB, and the time of ever longer texts of repeated rows. */
export const benchPages = async (count: number): Promise<void> => {
  const page = wordPage(toPage(fixtureReport('yunxiu-2023')));
  // Word writes its styles at length; the page is filled up to the size such files have.
  const bytes = encode(
    page.replace('</head>', `<style>${'p.MsoNormal{mso-style-parent:"";margin:0cm}\n'.repeat(700)}</style></head>`).padEnd(300_000),
  );
  const start = performance.now();
  for (let index = 0; index < count; index += 1) {
    const read = await readBytes(bytes);
    if (!read.ok) throw new Error(read.error.key);
    const { report } = read.value;
    checkReport(report, evaluate(report.edition, inputValues(report)));
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(`pages of ${Math.round(bytes.length / 1000)} KB: ${(count / seconds).toFixed(0)} a second (goal 60)`);
  const row = '一、本年新收政府信息公开申请数量\t\t1\t2\t3\t4\t5\t6\t21\t\n';
  for (const megabytes of [1, 2, 4, 8]) {
    const text = encode(row.repeat(Math.round((megabytes * 1e6) / encode(row).length)));
    const begun = performance.now();
    const read = await readBytes(text);
    console.log(`  ${megabytes} MB of repeated rows: ${read.ok ? 'read' : 'refused'} in ${(performance.now() - begun).toFixed(0)} ms`);
  }
};
