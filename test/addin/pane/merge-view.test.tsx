// @vitest-environment jsdom
// The office adds up the reports of its units: what counts, what does not and why, what is written and what stays.
import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { setCells, setMeta } from '#shared/document/commands';
import { docToReport } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { proveStandard } from '#shared/text/prove-standard';
import { MoreTab } from '../../../addin/pane/MoreTab.tsx';
import { MergeView } from '../../../addin/pane/merge/MergeView.tsx';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { judgeReport } from '../../../addin/state/judge.ts';
import { readReports, sourcesFile, sumFor } from '../../../addin/state/merge-reports.ts';
import { fillReport, localSession } from '../local-session.ts';
import { clearDrawn, click, draw, named, untilDrawn } from './draw.tsx';
import { peopleApi } from './people-api.ts';

const EDITION = must(editionByKey('2021'), 'edition');
const NEW = 'requests/new/natural' as CellId;
const GRANTED = 'requests/granted/natural' as CellId;
const RULES = 'art20/rules/inForce' as CellId;

let desks: Desk[] = [];
afterEach(async () => {
  await clearDrawn();
  for (const desk of desks) desk.close();
  desks = [];
});

const open = (organ: string, year: number, values: Readonly<Record<string, number>> = {}) => {
  const session = localSession();
  const doc = session.report.get();
  fillReport(doc);
  setMeta(doc, { organ, year, edition: '2021' }, { kind: 'load' });
  setCells(doc, EDITION, new Map(Object.entries(values) as [CellId, number][]), paneOrigin('typed'));
  const desk = openDesk(session, importJudge);
  desks.push(desk);
  return { session, desk };
};

/** The published text of a unit's report, as its file. */
const unitFile = (name: string, organ: string, year: number, values: Readonly<Record<string, number>>): File => {
  const { desk } = open(organ, year, values);
  const { report } = must(desk.report.get(), 'report');
  const text = proveStandard(report, judgeReport(report).computed);
  if (!text.ok) throw new Error(text.error.key);
  return new File([text.value], name, { type: 'text/plain' });
};

const units = () => [
  unitFile('a.txt', '东岭镇人民政府', 2024, { [NEW]: 3, [GRANTED]: 3, [RULES]: 2 }),
  unitFile('b.txt', '西湾镇人民政府', 2024, { [NEW]: 4, [GRANTED]: 4, [RULES]: 2 }),
  unitFile('c.txt', '南浦镇人民政府', 2023, { [NEW]: 90, [GRANTED]: 90 }),
  unitFile('d.txt', '东岭镇人民政府', 2024, { [NEW]: 3, [GRANTED]: 3 }),
  new File(['今天天气很好。'], 'e.txt', { type: 'text/plain' }),
];

const choose = async (view: HTMLElement, files: readonly File[]) => {
  const input = must(view.querySelector<HTMLInputElement>('input[type="file"]'), 'file input');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  await act(async () => input.dispatchEvent(new Event('change', { bubbles: true })));
  await untilDrawn(() => expect(view.querySelector('.np-notice')).not.toBeNull());
};

test('the sums are shown before anything is written; what does not count stands first, with its reason', async () => {
  const { desk } = open('云溪县人民政府', 2024, { [NEW]: 5, [RULES]: 9 });
  const view = await draw(<MergeView desk={desk} onDone={() => {}} onCancel={() => {}} />);
  await choose(view, units());
  expect(view.textContent).toContain('读了 5 份，计入 2 份，没有计入 3 份。');
  expect(view.textContent).toContain('写入后，本年报有 2 格改变，其中 2 格现在填着别的数字。');
  const rows = [...view.querySelectorAll('tbody tr')].map(({ textContent }) => textContent ?? '');
  expect(rows[0]).toContain('e.txt');
  expect(rows[1]).toContain('c.txt');
  expect(rows[1]).toContain('是 2023 年度的年报');
  expect(rows[2]).toContain('与 a.txt 是同一机关');
  expect(rows[3]).toMatch(/^a\.txt东岭镇人民政府 计入$/);
  expect(desk.report.get()?.report.cells.get(NEW)?.value).toBe(5);
});

test('writing is one undoable edit; stocks wait for the office unless it says they may be added; prose stays', async () => {
  const { desk, session } = open('云溪县人民政府', 2024, { [NEW]: 5, [RULES]: 9 });
  const now = () => docToReport(session.report.get(), EDITION);
  const before = must(desk.report.get(), 'report').report;
  const onDone = vi.fn();
  const view = await draw(<MergeView desk={desk} onDone={onDone} onCancel={() => {}} />);
  await choose(view, units());
  expect(view.textContent).toContain('格没有相加，请核实后自己填');
  await click(named(view, '写进这份年报'));
  expect(onDone).toHaveBeenCalledOnce();
  const value = (id: CellId) => now().cells.get(id)?.value;
  expect([value(NEW), value(GRANTED), value(RULES)]).toEqual([7, 7, 9]);
  expect(now().sections).toEqual(before.sections);
  desk.undo.undo();
  expect([value(NEW), value(GRANTED), value(RULES)]).toEqual([5, 0, 9]);
});

test('once the sums are written the findings are shown: what they contradict is seen at once', async () => {
  const { desk } = open('云溪县人民政府', 2024, { [NEW]: 5 });
  const [onImported, nothing] = [vi.fn(), () => {}];
  const view = await draw(
    <MoreTab
      desk={desk}
      api={peopleApi({})}
      onCell={nothing}
      onTour={nothing}
      onReports={nothing}
      onSignOut={nothing}
      onImported={onImported}
    />,
  );
  await click(named(view, '汇总下级年报'));
  await untilDrawn(() => expect(view.querySelector('input[type="file"]')).not.toBeNull());
  await choose(view, units());
  await click(named(view, '写进这份年报'));
  expect(onImported).toHaveBeenCalledOnce();
});

test('stocks are added on the office’s word', async () => {
  const { desk, session } = open('云溪县人民政府', 2024, { [RULES]: 9 });
  const view = await draw(<MergeView desk={desk} onDone={() => {}} onCancel={() => {}} />);
  await choose(view, units());
  await click(must(view.querySelector('input[type="checkbox"]'), 'stocks'));
  expect(view.textContent).not.toContain('没有相加');
  await click(named(view, '写进这份年报'));
  expect(docToReport(session.report.get(), EDITION).cells.get(RULES)?.value).toBe(4);
});

test('files of which none counts write nothing and say why', async () => {
  const { desk } = open('云溪县人民政府', 2024);
  const view = await draw(<MergeView desk={desk} onDone={() => {}} onCancel={() => {}} />);
  await choose(view, [unitFile('x.txt', '云溪县人民政府', 2024, { [NEW]: 1, [GRANTED]: 1 })]);
  expect(view.querySelector('[role="alert"]')?.textContent).toContain('没有一份可以计入“云溪县人民政府”2024 年度的年报');
  expect(view.textContent).toContain('就是“云溪县人民政府”自己的年报');
  expect(named(view, '写进这份年报').getAttribute('aria-disabled')).toBe('true');
  expect(view.textContent).not.toContain('没有相加');
});

test('the sources table says which unit gave what; a name that begins like a formula does not become one', async () => {
  const { desk } = open('云溪县人民政府', 2024);
  const files = [
    unitFile('a.txt', '东岭镇人民政府', 2024, { [NEW]: 3, [GRANTED]: 3 }),
    unitFile('b.txt', '=西湾', 2024, { [NEW]: 4, [GRANTED]: 4 }),
  ];
  const read = must(await readReports(files, () => true), 'read');
  const sum = must(sumFor(must(desk.report.get(), 'report').report, read, false), 'sum');
  const lines = String(sourcesFile(sum, read, '来源').content).split('\r\n');
  expect(lines[0]).toBe("\ufeffcell,label,sum,东岭镇人民政府,'=西湾");
  expect(lines.find((line) => line.startsWith(`${NEW},`))).toMatch(/,7,3,4$/);
});

test('reading stops when nobody waits for it any more', async () => {
  const seen: string[] = [];
  const done = await readReports(units(), (at, file) => {
    seen.push(file);
    return at < 2;
  });
  expect([done, seen]).toEqual([null, ['a.txt', 'b.txt']]);
});
