// The Excel adapter against Microsoft's own client library: drawing, adopting, texts, budgets.

import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { layoutOf } from '#shared/workbook/layout';
import { builtWorld, edition2021, excelWorld, FEES, filled, NEW, SYNCED } from './excel-world.ts';

describe.each(['1.14', '1.17', '1.21'])('with ExcelApi %s', (api) => {
  test('the standard workbook is drawn within six round trips and 400 KB, with live totals', async () => {
    const { excel, host, person, at } = await excelWorld({ api });
    await host.build(edition2021, filled);
    // The library's own greeting is one of them.
    expect(excel.wire.traffic.roundTrips).toBeLessThanOrEqual(3);
    expect(excel.wire.traffic.bytes).toBeLessThan(400_000);
    expect(excel.wire.workbook.sheets.map((sheet) => sheet.name)).toEqual([
      'Sheet1',
      ...layoutOf(edition2021).sheets.map((sheet) => sheet.name),
    ]);
    expect([person.sees(...at(NEW)), person.sees(...at('requests/new/total')), person.sees(...at(FEES))]).toEqual([3, 3, '248.9611']);
    expect(person.formula(...at('requests/new/total'))).toBe('=SUM(D5:I5)');
    expect(person.sees('封面', 'B3')).toBe('云溪县发展和改革局');
    expect(person.sees('封面', 'B6')).toMatch(/^✗ 不平衡 \d+ 处，未填 \d+ 格，原文合计待核 0 处$/);
    expect(person.sees('一、总体情况', 'A3')).toBe('第二段。');
  });

  test('what a person types is told once, within two round trips', async () => {
    const { excel, person, edits, at } = await builtWorld({ api });
    person.type(...at('requests/granted/natural'), 2);
    await excel.wire.settled();
    expect(edits).toEqual([{ kind: 'cell', cell: 'requests/granted/natural', entry: 2 }]);
    expect(excel.wire.traffic.roundTrips).toBeLessThanOrEqual(2);
  });

  test('a batch for every cell is written in one round trip and makes no echo', async () => {
    const { excel, host, person, edits, at } = await builtWorld({ api });
    await host.write(new Map(edition2021.inputs.map(({ id: cell, kind }) => [cell, kind === 'amount' ? '12.50' : 2])));
    await excel.wire.settled();
    expect(excel.wire.traffic.roundTrips).toBe(1);
    expect([person.sees(...at(NEW)), person.sees(...at('requests/processed/total')), person.sees(...at(FEES))]).toEqual([2, 252, '12.50']);
    expect(edits).toEqual([]);
  });
});

describe('the front sheet’s verdict', () => {
  const nothing = { presence: [], flagged: new Map(), stated: new Map() };
  const stated = new Map([
    ['requests/new/total' as CellId, 7],
    ['disputes/review/total' as CellId, 0],
  ]);

  test('counts the totals the source states otherwise, live, and no longer once they are adopted', async () => {
    const { excel, host, person } = await builtWorld();
    const verdict = () => /原文合计待核 (\d+) 处/.exec(String(person.sees('封面', 'B6')))?.[1];
    await host.decorate({ ...nothing, stated });
    expect([verdict(), person.sees('封面', 'B9')]).toEqual(['1', 1]);
    await host.write(new Map([[NEW, 7]]));
    expect(verdict()).toBe('0');
    await host.write(new Map([[NEW, 3]]));
    excel.wire.resetTraffic();
    await host.decorate({ ...nothing, stated });
    expect(excel.wire.traffic.roundTrips).toBe(0);
    await host.decorate(nothing);
    expect([verdict(), person.sees('封面', 'B9')]).toEqual(['0', '']);
  });

  test('is right from the start where the totals were known before the sheets were drawn', async () => {
    const { host, person } = await excelWorld();
    await host.decorate({ ...nothing, stated });
    await host.build(edition2021, filled);
    expect(person.sees('封面', 'B6')).toContain('原文合计待核 1 处');
  });
});

describe('the drawn sheets', () => {
  test('labels and formulas are locked, data cells open, every table sheet protected', async () => {
    const { person, at } = await builtWorld();
    expect(person.type(...at(NEW), 5)).toBe(true);
    expect(person.type(...at('requests/new/total'), 5)).toBe(false);
    expect(person.type('三、申请办理', 'A5', '别的')).toBe(false);
    expect(person.type('一、总体情况', 'A9', '一段')).toBe(true);
    expect(person.type('一、总体情况', 'A1', '别的')).toBe(false);
  });

  test('counts take whole numbers from 0, the fee amount is a text cell with its own rule', async () => {
    const { excel } = await builtWorld();
    const rules = excel.wire.workbook.findSheet('三、申请办理')?.styles.get('dataValidation/rule');
    expect(new Set(rules?.values())).toEqual(new Set([{ wholeNumber: { formula1: 0, operator: 'GreaterThanOrEqualTo' } }]));
    expect(rules?.size).toBe(6 * 24);
    const art20 = excel.wire.workbook.findSheet('二、主动公开');
    expect([...(art20?.styles.get('numberFormat')?.values() ?? [])]).toEqual(['@', '@', '@']);
  });

  test('a failed balance turns red, prints on A4, heads stay in sight', async () => {
    const { excel } = await builtWorld();
    const sheet = excel.wire.workbook.findSheet('三、申请办理');
    expect(sheet?.conditionalFormats.map((format) => format.bag.get('rule'))).toEqual([{ operator: 'Contains', text: '✗' }]);
    expect([sheet?.properties.get('pageLayout/paperSize'), sheet?.properties.get('freezePanes/rows')]).toEqual(['A4', 4]);
  });

  test('the front sheet has the chart of requests and outcomes over a small live table, drawn in the same batches and never twice', async () => {
    const { excel, host, person } = await builtWorld();
    const cover = excel.wire.workbook.findSheet('封面');
    expect([cover?.charts[0]?.type, cover?.charts[0]?.source]).toEqual(['BarClustered', "'封面'!A12:B21"]);
    expect([...(cover?.charts[0]?.bag ?? [])]).toEqual([
      ['name', 'nianbao_chart'],
      ['title/text', '政府信息公开申请与办理结果（件）'],
      ['legend/visible', false],
      ['axis/reversePlotOrder', true],
      ['series/hasDataLabels', true],
      ['position', 'A23:B39'],
    ]);
    const table = () => Array.from({ length: 9 }, (_, row) => [person.sees('封面', `A${row + 13}`), person.sees('封面', `B${row + 13}`)]);
    expect(table().map(([label]) => label)).toEqual([
      '本年新收',
      '上年结转',
      '予以公开',
      '部分公开',
      '不予公开',
      '无法提供',
      '不予处理',
      '其他处理',
      '结转下年度',
    ]);
    await host.write(
      new Map<CellId, number>([
        ['requests/denied1/natural' as CellId, 2],
        ['requests/denied8/company' as CellId, 3],
      ]),
    );
    expect([table()[0], table()[4]]).toEqual([
      ['本年新收', 3],
      ['不予公开', 5],
    ]);
    const requests = excel.wire.workbook.findSheet('三、申请办理');
    if (requests) excel.wire.workbook.deleteSheet(requests);
    await host.build(edition2021, filled, SYNCED);
    expect([cover?.charts.length, table()[0], cover?.protectedWith === null]).toEqual([2, ['本年新收', 3], false]);
  });

  test('the file carries report, edition and schema, and a hidden name per block', async () => {
    const { excel } = await builtWorld({ server: 'nianbao.example.cn' });
    const binding = { report: 'report-1', edition: '2021', schema: 1, server: 'nianbao.example.cn' };
    expect(JSON.parse(String(excel.wire.workbook.settings.get('nianbao')))).toEqual(binding);
    // Excel opens the pane with the file from now on, as with a downloaded one.
    expect(excel.wire.workbook.settings.get('Office.AutoShowTaskpaneWithDocument')).toBe(true);
    expect(excel.wire.workbook.names.get('nianbao_file')?.formula).toBe(`="${JSON.stringify(binding).replaceAll('"', '""')}"`);
    const names = [...excel.wire.workbook.names.values()];
    expect(names.map((name) => name.visible)).toEqual(names.map(() => false));
    expect(names.find((name) => name.name === 'nianbao_requests')?.formula).toBe("='三、申请办理'!$A$1:$K$33");
  });

  test('a sheet of the person with one of our tab names is left alone', async () => {
    const { excel, host, person } = await excelWorld();
    excel.wire.workbook.addSheet('三、申请办理');
    person.type('三、申请办理', 'A1', '我的表');
    await host.build(edition2021, filled);
    expect(person.sees('三、申请办理', 'A1')).toBe('我的表');
    expect(person.sees('三、申请办理 (2)', 'D5')).toBe(3);
    expect(person.sees('封面', 'B8')).toBe(164);
  });
});

describe('adopting a workbook that has the sheets', () => {
  test('takes two round trips, draws nothing, brings the content', async () => {
    const first = await builtWorld();
    first.host.close();
    await first.excel.wire.settled();
    const second = await excelWorld({ workbook: first.excel.wire.workbook });
    await second.excel.wire.settled();
    second.excel.wire.resetTraffic();
    const count = first.excel.wire.workbook.sheets.length;
    await second.host.build(edition2021, { ...filled, cells: new Map([[NEW, 9]]) });
    expect(second.excel.wire.traffic.roundTrips).toBeLessThanOrEqual(2);
    expect(first.excel.wire.workbook.sheets.length).toBe(count);
    expect([second.person.sees(...second.at(NEW)), second.person.sees(...second.at(FEES))]).toEqual([9, '']);
    second.person.type(...second.at(NEW), 10);
    await second.excel.wire.settled();
    expect(second.edits).toEqual([{ kind: 'cell', cell: NEW, entry: 10 }]);
  });

  test('renamed sheets are found by their names, a deleted one is drawn again', async () => {
    const { excel, host, person } = await builtWorld();
    const { workbook } = excel.wire;
    const requests = workbook.findSheet('三、申请办理');
    const disputes = workbook.findSheet('四、复议诉讼');
    if (requests) workbook.renameSheet(requests, '申请');
    if (disputes) workbook.deleteSheet(disputes);
    await host.build(edition2021, { ...filled, cells: new Map([[NEW, 4]]) });
    expect(person.sees('申请', 'D5')).toBe(4);
    expect(workbook.sheets.filter((sheet) => sheet.name === '四、复议诉讼').length).toBe(1);
    expect(person.formula('封面', 'B7')).toContain("'申请'!");
    expect(person.sees('封面', 'B8')).toBe(165);
  });
});

describe('text from others', () => {
  test.each(['=1+1', '+cmd', '-1', '@SUM(A1)', "'quoted", '=HYPERLINK("http://x")', '2023', '1/2'])('%s arrives as text', async (text) => {
    const { excel, host, person, edits } = await builtWorld();
    await host.writeSection('1', [text, '第二段。']);
    await host.writeTitle(text, 2024);
    expect([person.formula('一、总体情况', 'A2'), person.sees('一、总体情况', 'A2')]).toEqual([text, text]);
    expect([person.formula('封面', 'B3'), person.sees('封面', 'B3')]).toEqual([text, text]);
    for (const sheet of excel.wire.workbook.sheets) {
      for (const content of sheet.contents.values()) if (content.kind === 'formula') expect(content.text.slice(1)).not.toBe(text.slice(1));
    }
    await excel.wire.settled();
    expect(edits).toEqual([]);
  });
});
