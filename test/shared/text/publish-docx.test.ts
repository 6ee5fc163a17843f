// The published Word document: the form's measures inside, and what a word processor makes of it.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/result';
import { publishDocx } from '#shared/text/publish-docx';
import { computedFor, hardReport } from './publish-sample';

const report = hardReport();
const bytes = await publishDocx(report, computedFor(report), { draft: false });
const part = (name: string) => strFromU8(must(unzipSync(bytes)[name], name));

describe('the parts of the document', () => {
  const body = part('word/document.xml');

  test('A4, three tables with the columns of the official form, clause lines in its blue', () => {
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"');
    const grids = [...body.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([, grid = '']) =>
      [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width)),
    );
    expect(grids).toEqual([
      [2435, 2435, 2435, 2435],
      [754, 921, 3271, 685, 685, 685, 685, 685, 685, 685],
      [649, 649, 649, 649, 649, 649, 649, 650, 650, 650, 650, 650, 650, 650, 650],
    ]);
    expect(body.match(/w:fill="C6D9F1"/g)).toHaveLength(4);
  });

  test('the merges are those of the form, for LibreOffice draws them from these', () => {
    expect(body.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(3 + 5 + 5);
    expect(body).toContain('<w:gridSpan w:val="7"/>');
  });

  test('title, headings and prose have the official fonts', () => {
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '宋体', '楷体']) expect(body).toContain(`w:eastAsia="${font}"`);
  });

  test('it refers to nothing outside the file', () => {
    const names = Object.keys(unzipSync(bytes)).filter((name) => name.endsWith('.rels'));
    expect(names.map(part).join()).not.toContain('TargetMode="External"');
  });
});

const FORM = fileURLToPath(new URL('../../../../shared/forms/form-2021.docx', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nianbao-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether LibreOffice with its word processor, and pdftotext, are here. */
const canDraw = ((): boolean => {
  writeFileSync(join(folder, 'probe.txt'), 'probe');
  const isHere = existsSync(toPdf('probe.txt')[0] ?? '') && spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).status === 0;
  if (!isHere && process.env.NIANBAO_REQUIRE_LIBREOFFICE === '1') throw new Error('LibreOffice Writer and pdftotext are required here');
  if (!isHere) console.warn('skipped: the picture of the Word document, because LibreOffice Writer or pdftotext is not on the PATH');
  return isHere;
})();

function toPdf(...names: readonly string[]): string[] {
  const paths = names.map((name) => join(folder, name));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  spawnSync('soffice', [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, ...paths], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  return paths.map((path) => path.replace(/\.\w+$/, '.pdf'));
}

type Word = { readonly page: number; readonly x: number; readonly y: number; readonly text: string };

const wordsOf = (pdf: string): Word[] => {
  const html = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8' });
  return html.split('<page ').flatMap((page, index) =>
    [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, text = '']) => ({
      page: index,
      x: Number(x),
      y: Number(y),
      text,
    })),
  );
};

describe.skipIf(!canDraw)('the document as LibreOffice draws it', () => {
  let words: readonly Word[] = [];
  let form: readonly Word[] = [];
  beforeAll(() => {
    writeFileSync(join(folder, 'ours.docx'), bytes);
    if (existsSync(FORM)) writeFileSync(join(folder, 'form.docx'), readFileSync(FORM));
    const [ours = '', official = ''] = toPdf('ours.docx', 'form.docx');
    words = wordsOf(ours);
    form = existsSync(official) ? wordsOf(official) : [];
  });

  test('table three stands on one page whole', () => {
    const pageOf = (label: string) =>
      must(
        words.find(({ text }) => text.startsWith(label)),
        label,
      ).page;
    expect(pageOf('四、结转下年度')).toBe(pageOf('一、本年新收'));
  });

  test('the labels stand as far from each other across the page as in the official form', () => {
    if (form.length === 0) {
      console.warn('skipped: the comparison with the official form, because its file is absent');
      return;
    }
    const at = (list: readonly Word[], label: string) =>
      must(
        list.find(({ text }) => text.startsWith(label)),
        label,
      ).x;
    for (const label of LABELS) expect(Math.abs(at(words, label) - at(form, label)), label).toBeLessThan(8);
  });
});

const LABELS = [
  '第二十条第（一）项',
  '信息内容',
  '本年制发件数',
  '本年废止件数',
  '现行有效件数',
  '本年处理决定数量',
  '申请人情况',
  '自然',
  '法人或其他组织',
  '一、本年新收',
  '（一）予以公开',
  '1.属于国家秘密',
  '3.其他',
  '行政诉讼',
  '未经复议直接起诉',
  '复议后起诉',
];
