import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '#shared/calc/evaluate';
import { defineEdition } from '#shared/edition/define-edition';
import { editions } from '#shared/edition/editions';
import { translate } from '#shared/i18n/translate';
import { drawPoster } from '#shared/picture/poster';
import type { YearFigures } from '#shared/picture/read-figures';
import type { Scene } from '#shared/picture/scene';
import { sceneToSvg } from '#shared/picture/scene';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';
import { LAST_YEAR, THIS_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { edition2027Data } from '../../fixtures/edition-2027.ts';
import { randomReport, withCell } from '../../fixtures/random-report.ts';

const figures = (report: Report): YearFigures => ({ report, computed: evaluate(report.edition, inputValues(report)) });
const forms = [...editions, defineEdition(edition2027Data)];
const draw = (report: Report, past: readonly Report[] = [], isDraft = false) =>
  drawPoster({ now: figures(report), past: past.map((one) => ({ year: one.year ?? 0, ...figures(one) })), isDraft });
const drawn = (...given: Parameters<typeof draw>): Scene => {
  const scene = draw(...given);
  if (!scene.ok) throw new Error(translate('zh', scene.error));
  return scene.value;
};
const textsOf = ({ shapes }: Scene): string[] => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
const demo = demoReport(2025, THIS_YEAR);
const before = demoReport(2024, LAST_YEAR);

describe('the one-page picture', () => {
  test('says whose report it is, of which year, and where its figures are from', () => {
    const scene = drawn(demo);
    expect(scene.title).toBe('澄湖市住房和城乡建设局2025年政府信息公开工作年度报告图解');
    const said = textsOf(scene).join(' ');
    for (const words of [
      '澄湖市住房和城乡建设局',
      '数据来源：《澄湖市住房和城乡建设局2025年政府信息公开工作年度报告》',
      '国办公开办函〔2021〕30号',
    ])
      expect(said).toContain(words);
  });

  test('every number on it is a figure of the cells, their sum, or a change from last year, for random reports of every edition', () => {
    for (const edition of forms) {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 50_000 }), fc.boolean(), (seed, hasPast) => {
          const report = randomReport(edition, seed);
          const last = { ...randomReport(edition, seed + 1), year: (report.year ?? 0) - 1 };
          const [now, then] = [figures(report), figures(last)];
          const known = new Set<string>();
          const numbers = (of: YearFigures) =>
            of.report.edition.cells.map(({ id }) => of.computed.get(id) ?? of.report.cells.get(id)?.value ?? 0);
          for (const value of [...numbers(now), ...numbers(then)]) known.add(String(value));
          const total = (of: YearFigures, pattern: RegExp) =>
            of.report.edition.cells.reduce((sum, { id }) => (pattern.test(id) ? sum + (of.computed.get(id) ?? 0) : sum), 0);
          for (const group of ['denied', 'unavailable', 'rejected', 'other'])
            known.add(String(total(now, new RegExp(`requests/${group}\\d?/total`))));
          for (const text of textsOf(drawn(report, hasPast ? [last] : []))) {
            if (/年|〔/.test(text) || text.startsWith('比上年')) continue;
            if (/^\d{4}$/.test(text) && Number(text) >= 2018 && Number(text) <= 2031) continue;
            for (const number of text.match(/-?\d+(\.\d+)?/g) ?? []) expect([text, known.has(number)]).toEqual([text, true]);
          }
        }),
        { numRuns: 12 },
      );
    }
  });

  test('changes since last year are told with sign and percent, and the years are drawn', () => {
    const texts = textsOf(drawn(demo, [before]));
    expect(texts).toEqual(expect.arrayContaining(['比上年 +11（+28.2%）', '比上年 +2（+100%）', '与上年持平', '历年变化', '39', '2024']));
    expect(textsOf(drawn(demo)).some((text) => text.includes('上年 '))).toBe(false);
  });

  test('a blank is a dash, never nought, and the page says what the dash means', () => {
    const texts = textsOf(drawn(withCell(withCell(demo, 'disputes/review/upheld', null), 'art20/fees/amount', null)));
    expect(texts.filter((text) => text === '—').length).toBeGreaterThanOrEqual(3);
    expect(texts.join()).toContain('“—”表示没有填写');
    expect(textsOf(drawn(demo)).join()).not.toContain('“—”');
  });

  test('[R3] with a balance that does not hold nothing is drawn unless it is marked as a draft', () => {
    const wrong = withCell(demo, 'requests/new/natural', 41);
    const refused = draw(wrong);
    expect(refused.ok).toBe(false);
    if (!refused.ok) expect(translate('zh', refused.error)).toContain('有 2 处勾稽不平');
    const scene = drawn(wrong, [], true);
    expect(scene.title).toContain('（草稿）');
    expect(scene.shapes.some((shape) => shape.kind === 'text' && shape.text === '草稿' && shape.turned !== undefined)).toBe(true);
    expect(textsOf(scene)).toContain('≠');
  });

  test('without organ or year there is nothing to draw', () => {
    expect(draw({ ...demo, organ: null }).ok).toBe(false);
    expect(draw({ ...demo, year: null }).ok).toBe(false);
  });

  test('nothing leaves the page, whatever the organ is called and however large the figures', () => {
    const long = '内蒙古自治区锡林郭勒盟西乌珠穆沁旗住房和城乡建设局（人民防空办公室、城市管理综合行政执法局）';
    for (const edition of forms) {
      const report = { ...withCell(randomReport(edition, 5), 'art20/licensing/decisions', 123_456_789), organ: long };
      for (const past of [[], [{ ...randomReport(edition, 6), year: (report.year ?? 0) - 1 }]]) {
        for (const shape of drawn(report, past).shapes) {
          if (shape.kind === 'path') continue;
          expect(shape.x).toBeGreaterThanOrEqual(0);
          expect(shape.y).toBeGreaterThanOrEqual(0);
          expect(shape.y).toBeLessThanOrEqual(1123 - 8);
          expect(shape.x).toBeLessThanOrEqual(794);
        }
      }
    }
  });

  test('[security] names with signs of markup stay text in the file', () => {
    const svg = sceneToSvg(drawn({ ...demo, organ: '局<script>alert("x")</script>&\u0001' }));
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0001');
    expect(svg).toContain('局&lt;script&gt;');
    expect(svg).toMatch(/^<\?xml[^>]*\?>\n<svg [^>]*role="img" aria-labelledby="title desc"/);
  });
});
