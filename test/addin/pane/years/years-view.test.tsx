// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { loadReport, setCells } from '#shared/document/commands';
import { must, ok } from '#shared/result';
import { PosterPart } from '../../../../addin/pane/years/PosterPart.tsx';
import { YearsView } from '../../../../addin/pane/years/YearsView.tsx';
import { type Desk, openDesk } from '../../../../addin/state/desk.ts';
import { importJudge } from '../../../../addin/state/import-judge.ts';
import { pastYearsOf } from '../../../../addin/state/past-years.ts';
import { LAST_YEAR, THIS_YEAR } from '../../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../../server/demo/seed-demo.ts';
import { reportJson } from '../../../../server/http/report-json.ts';
import { localSession } from '../../local-session.ts';
import { until } from '../../until.ts';
import { clearDrawn, click, draw, named, untilDrawn } from '../draw.tsx';
import { peopleApi } from '../people-api.ts';

let desk: Desk | null = null;
afterEach(async () => {
  await clearDrawn();
  desk?.close();
});
// jsdom makes no addresses for files.
Object.assign(URL, { createObjectURL: () => 'blob:test', revokeObjectURL: () => {} });

const now = demoReport(2025, THIS_YEAR);

/** The demo's report, open; the server holds these earlier years of it. */
const open = (years: readonly number[]) => {
  const session = localSession();
  loadReport(session.report.get(), now, new Map(), { kind: 'load' });
  const opened = openDesk(session, importJudge);
  desk = opened;
  const asked: string[] = [];
  const api = peopleApi({
    reports: async () =>
      ok([
        ...years.map((year) => ({
          id: `y${year}`,
          organ: now.organ ?? '',
          year,
          edition: '2021',
          role: 'coordinator' as const,
          updatedAt: '',
        })),
        { id: 'other', organ: '别的机关', year: 2024, edition: '2021', role: 'reader' as const, updatedAt: '' },
      ]),
    report: async (id) => {
      asked.push(id);
      return ok(JSON.parse(JSON.stringify(reportJson(demoReport(Number(id.slice(1)), LAST_YEAR)))));
    },
  });
  return { session, desk: opened, past: pastYearsOf(opened, api), asked };
};

const shows = (pane: HTMLElement, text: string) => untilDrawn(() => expect(pane.textContent).toContain(text));

describe('the year view', () => {
  test('last year of the same organ is fetched and stands beside this year, with difference and percent', async () => {
    const { desk, past, asked } = open([2024, 2023]);
    const pane = await draw(<YearsView desk={desk} past={past} onCell={() => {}} onBack={() => {}} />);
    await shows(pane, '一、本年新收政府信息公开申请数量');
    const row = must(
      [...pane.querySelectorAll('tr')].find((one) => one.textContent?.startsWith('一、本年新收')),
      'row',
    );
    expect([...row.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['39', '50', '+11+28.2%']);
    expect(asked).toEqual(['y2024', 'y2023']);
  });

  test('only what changed, another table, and the way to a cell', async () => {
    const { desk, past } = open([2024]);
    const selected: string[] = [];
    const pane = await draw(
      <YearsView desk={{ ...desk, selectCell: (cell) => void selected.push(cell) }} past={past} onCell={() => {}} onBack={() => {}} />,
    );
    await shows(pane, '1.属于国家秘密');
    await click(must(pane.querySelector('input[type=checkbox]'), 'only changed'));
    expect(pane.textContent).not.toContain('1.属于国家秘密');
    await click(must(pane.querySelectorAll('input[type=radio]')[0], 'table 二'));
    await shows(pane, '行政许可 · 本年处理决定数量');
    await click(named(pane, '行政许可 · 本年处理决定数量'));
    expect(selected).toEqual(['art20/licensing/decisions']);
  });

  test('it says which report last year’s figures come from, and heads the numbered kinds with what they are kinds of', async () => {
    const { desk, past } = open([2024]);
    const pane = await draw(<YearsView desk={desk} past={past} onCell={() => {}} onBack={() => {}} />);
    await shows(pane, '取自本系统里的《澄湖市住房和城乡建设局2024年政府信息公开工作年度报告》');
    const heads = [...pane.querySelectorAll('.np-year-group')].map((row) => row.textContent);
    expect(heads).toEqual(['（三）不予公开', '（四）无法提供', '（五）不予处理', '（六）其他处理']);
    const report = demoReport(2024, LAST_YEAR);
    await act(async () => past.add({ year: 2024, report, computed: new Map() }));
    await shows(pane, '取自您选的文件');
  });

  test('a year that is not at hand is named beside the chart', async () => {
    const { desk, past } = open([2024, 2022]);
    const pane = await draw(<YearsView desk={desk} past={past} onCell={() => {}} onBack={() => {}} />);
    await shows(pane, '2023 年的年报不在手边，图中写“—”');
  });

  test('in English the form’s labels keep their Chinese and get their meaning; the charts speak English', async () => {
    const { desk, past } = open([2024]);
    const pane = await draw(<YearsView desk={desk} past={past} onCell={() => {}} onBack={() => {}} />, 'en');
    await shows(pane, '1.属于国家秘密');
    await shows(pane, 'refused: state secret');
    await untilDrawn(() => expect(pane.querySelectorAll('figure')).toHaveLength(3));
    const said = [...pane.querySelectorAll('figure')].map((figure) => figure.textContent ?? '').join(' ');
    expect(said).toContain('Disclosed in part');
    expect(said).toContain('New requests');
    expect(said).not.toMatch(/\p{Script=Han}/u);
  });

  test('every chart is named, described and has its numbers as a table behind it', async () => {
    const { desk, past } = open([2024, 2023]);
    const pane = await draw(<YearsView desk={desk} past={past} onCell={() => {}} onBack={() => {}} />);
    await untilDrawn(() => expect(pane.querySelectorAll('figure')).toHaveLength(3));
    await shows(pane, '2023');
    for (const figure of pane.querySelectorAll('figure')) {
      const svg = must(figure.querySelector('svg[role="img"]'), 'picture');
      const labels = (svg.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
      expect(labels.every((label) => label.length > 3)).toBe(true);
      const cells = [...figure.querySelectorAll('details table td')].map((cell) => cell.textContent ?? '');
      expect(cells.length).toBeGreaterThan(3);
      for (const number of cells) expect(svg.querySelector('desc')?.textContent).toContain(number);
    }
    expect(pane.querySelectorAll('figure')[0]?.querySelector('desc')?.textContent).toContain('予以公开 21件（2024 16件）');
  });

  test('without an earlier report it says so and takes a file', async () => {
    const { desk, past } = open([]);
    const pane = await draw(<YearsView desk={desk} past={past} onCell={() => {}} onBack={() => {}} />);
    await shows(pane, '2024 年的年报不在手边');
    const field = must(pane.querySelector<HTMLInputElement>('input[type=file]'), 'file');
    const pick = async (year: number) => {
      const file = new File([JSON.stringify(reportJson(demoReport(year, LAST_YEAR)))], `${year}.json`);
      Object.defineProperty(field, 'files', { value: [file], configurable: true });
      await act(async () => void field.dispatchEvent(new Event('change', { bubbles: true })));
    };
    await pick(2025);
    await shows(pane, '不早于本报告的 2025 年');
    await pick(2024);
    await shows(pane, '+11');
  });
});

describe('the one-page picture in the pane', () => {
  const part = async ({ desk, past }: ReturnType<typeof open>) => {
    const ready = await until(() => {
      const found = desk.findings.get();
      if (found.kind !== 'ready') throw new Error('not judged yet');
      return found;
    });
    return draw(<PosterPart now={ready} past={past} />);
  };

  test('stands there with its words for those who do not see it, and is offered in both formats', async () => {
    const pane = await part(open([2024]));
    await untilDrawn(() => expect(pane.querySelector('img')?.alt).toContain('比上年 +11（+28.2%）'));
    expect(named(pane, '下载 PNG 图片')).toBeTruthy();
    expect(named(pane, '下载 SVG 矢量图')).toBeTruthy();
  });

  test('[R3] a report that may not be published gives none, unless as a draft', async () => {
    const opened = open([]);
    setCells(opened.session.report.get(), now.edition, new Map([[toCellId('requests', 'new', 'natural'), 41]]), { kind: 'load' });
    await until(() => expect(opened.desk.report.get()?.report.cells.get(toCellId('requests', 'new', 'natural'))?.value).toBe(41));
    await until(() => {
      const found = opened.desk.findings.get();
      expect(found.kind === 'ready' && found.result.verdict).toBe('blocked');
    });
    const pane = await part(opened);
    await shows(pane, '处勾稽不平');
    expect(pane.querySelector('img')).toBeNull();
    await click(must(pane.querySelector('input[type=checkbox]'), 'draft'));
    await untilDrawn(() => expect(pane.querySelector('img')?.alt).toContain('草稿'));
  });
});
