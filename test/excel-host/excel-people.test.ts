// The Excel adapter against Microsoft's own client library, second part: what people do in the sheets, echoes, and an
// Excel that does not take a batch.
import { describe, expect, test, vi } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { builtWorld, edition2021, excelWorld, FEES, filled, NEW } from './excel-world.ts';

describe('what a person does', () => {
  test('a paste over many cells comes in one call', async () => {
    const { excel, host, person, at } = await builtWorld();
    const calls: number[] = [];
    host.onEdit((edits) => calls.push(edits.length));
    const [sheet, address] = at('requests/granted/natural');
    person.paste(sheet, address, [
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    await excel.wire.settled();
    expect(calls).toEqual([6]);
    expect(excel.wire.traffic.roundTrips).toBeLessThanOrEqual(2);
  });

  test('deleting a block tells each emptied cell', async () => {
    const { excel, person, edits, at } = await builtWorld();
    const [sheet, address] = at(NEW);
    person.clear(sheet, address);
    await excel.wire.settled();
    expect(edits).toEqual([{ kind: 'cell', cell: NEW, entry: null }]);
  });

  test('[E1] a formula overwritten on an unprotected sheet is put back and told; the permitted part of the paste is taken', async () => {
    const { excel, person, edits, notices, at } = await builtWorld();
    const [sheet] = at(NEW);
    person.unprotect(sheet);
    person.paste(sheet, 'I5', [[7, 99]]);
    await excel.wire.settled();
    expect(edits).toEqual([{ kind: 'cell', cell: 'requests/new/otherOrg', entry: 7 }]);
    expect([person.formula(sheet, 'J5'), person.sees(sheet, 'J5')]).toEqual(['=SUM(D5:I5)', 10]);
    expect(notices.map((notice) => [notice.message.key, notice.cell])).toEqual([['excel.formulaRestored', 'requests/new/total']]);
    expect(excel.wire.traffic.roundTrips).toBeLessThanOrEqual(2);
  });

  test('a label overwritten on an unprotected sheet is put back', async () => {
    const { excel, person, edits, notices } = await builtWorld();
    person.unprotect('三、申请办理');
    person.type('三、申请办理', 'A5', '别的');
    await excel.wire.settled();
    expect([person.sees('三、申请办理', 'A5'), edits.length, notices[0]?.message.key]).toEqual([
      '一、本年新收政府信息公开申请数量',
      0,
      'excel.labelRestored',
    ]);
  });

  test('prose comes back as paragraphs, empty rows left out', async () => {
    const { excel, person, edits } = await builtWorld();
    person.type('一、总体情况', 'A6', '第三段。');
    await excel.wire.settled();
    expect(edits).toEqual([{ kind: 'section', section: '1', paragraphs: ['第一段。', '第二段。', '第三段。'] }]);
  });

  test('more than 1500 rows told of in slices come as one edit', async () => {
    const { excel, person, edits } = await builtWorld();
    person.unprotect('一、总体情况');
    const rows = Array.from({ length: 4000 }, (_, index) => [`第 ${index} 行`]);
    person.paste('一、总体情况', 'A2', rows, 1500);
    await excel.wire.settled();
    expect(edits.map((edit) => edit.kind === 'section' && edit.paragraphs.length)).toEqual([1000]);
    expect(excel.wire.traffic.roundTrips).toBeLessThanOrEqual(2);
  });

  test('rows inserted into a table stop its publishing and are told; the cells of the document stay', async () => {
    const { excel, host, person, edits, notices } = await builtWorld();
    person.unprotect('三、申请办理');
    person.insertRow('三、申请办理', 5);
    await excel.wire.settled();
    expect([edits, notices.map((notice) => notice.message.key)]).toEqual([[], ['excel.shapeChanged']]);
    expect((await host.read()).get(NEW)).toBe(3);
  });

  test('a deleted sheet is told and its cells are not published as empty', async () => {
    const { excel, host, edits, notices } = await builtWorld({ reconcileMs: 20 });
    const sheet = excel.wire.workbook.findSheet('三、申请办理');
    if (sheet) excel.wire.workbook.deleteSheet(sheet);
    await expect(host.write(new Map([[NEW, 8]]))).rejects.toThrow('excel.failed');
    await vi.waitFor(() => expect(notices.map((notice) => notice.message.key)).toContain('excel.sheetMissing'));
    expect([edits, (await host.read()).get(NEW)]).toEqual([[], 3]);
    await host.write(new Map([[NEW, 8]]));
  });

  test('a selected cell is told, other places as null', async () => {
    const { excel, host, person, at } = await builtWorld();
    const seen: (CellId | null)[] = [];
    host.onSelect((cell) => seen.push(cell));
    person.select(...at(NEW));
    person.select('封面', 'A1');
    await excel.wire.settled();
    expect(seen).toEqual([NEW, null]);
    await host.select(FEES);
    expect([excel.wire.workbook.active.name, excel.wire.workbook.selection.bounds.row]).toEqual(['二、主动公开', 14]);
  });
});

describe('echo', () => {
  test.each([true, false])('20,000 remote edits make none (events name their source: %s)', async (named) => {
    const { excel, host, edits } = await builtWorld();
    if (!named) excel.wire.faults.nameless = true;
    const cells = edition2021.inputs.filter(({ kind }) => kind === 'count').map((input) => input.id);
    for (let done = 0, round = 0; done < 20_000; round += 1) {
      await host.write(new Map(cells.map((cell, index) => [cell, (round * 7 + index) % 1000])));
      done += cells.length;
    }
    await excel.wire.settled();
    expect(edits).toEqual([]);
    expect(excel.wire.state.gaps).toEqual([]);
  });

  test('a late event for an older write changes nothing', async () => {
    const { excel, host, edits, at } = await builtWorld();
    await host.write(new Map([[NEW, 1]]));
    await host.write(new Map([[NEW, 2]]));
    const [sheet, address] = at(NEW);
    for (const _ of [1, 2, 3])
      excel.wire.emit('changed', { worksheetId: excel.wire.workbook.findSheet(sheet)?.id, address, source: 'Local' });
    await excel.wire.settled();
    expect(edits).toEqual([]);
  });

  test("an edit that came by Excel's own co-authoring is not published as this person's, unless nobody else publishes it", async () => {
    const { excel, host, person, colleague, edits, at } = await builtWorld();
    colleague.type(...at(NEW), 6);
    person.type(...at('requests/granted/natural'), 1);
    await excel.wire.settled();
    expect(edits).toEqual([{ kind: 'cell', cell: 'requests/granted/natural', entry: 1 }]);
    await host.write(new Map([[NEW, 6]]));
    person.select('封面', 'A1');
    person.select(...at(NEW));
    await excel.wire.settled();
    expect(edits.length).toBe(1);
    colleague.type(...at(NEW), 7);
    person.select('封面', 'A1');
    person.select(...at(NEW));
    await excel.wire.settled();
    expect(edits[1]).toEqual({ kind: 'cell', cell: NEW, entry: 7 });
  });
});

describe('when Excel does not take a batch', () => {
  test('while a cell is edited the write waits, is told once, and nothing is lost', async () => {
    const { excel, host, person, notices, at } = await builtWorld();
    excel.wire.faults.cellEdit = 3;
    await host.write(new Map([[NEW, 12]]));
    expect([person.sees(...at(NEW)), notices.map((notice) => notice.message.key)]).toEqual([12, ['excel.waitingForCell']]);
    // Excel was asked to wait by itself each time; that it did not is the fault.
    expect([excel.wire.traffic.roundTrips, excel.wire.traffic.impatient]).toEqual([4, 0]);
  });

  test('a refused batch rejects and can be repeated', async () => {
    const { excel, host, person, at } = await builtWorld();
    excel.wire.faults.refuse = 1;
    await expect(host.write(new Map([[NEW, 12]]))).rejects.toThrow('excel.failed');
    await host.write(new Map([[NEW, 12]]));
    expect(person.sees(...at(NEW))).toBe(12);
  });

  test('a hanging Excel is given up after the watchdog and told', async () => {
    const { excel, host, notices } = await builtWorld({ batch: { watchdogMs: 1000 } });
    excel.wire.faults.hang = true;
    await expect(host.write(new Map([[NEW, 12]]))).rejects.toThrow('excel.notAnswering');
    excel.wire.faults.hang = false;
    await host.write(new Map([[NEW, 12]]));
    expect(notices.map((notice) => notice.message.key)).toEqual(['excel.notAnswering']);
  });

  test('a write that a cell in editing swallowed is found by reading back', async () => {
    const { excel, host, person, at } = await builtWorld();
    excel.wire.faults.swallow = 1;
    await expect(host.write(new Map([[NEW, 12]]))).rejects.toThrow('excel.waitingForCell');
    await host.write(new Map([[NEW, 12]]));
    expect(person.sees(...at(NEW))).toBe(12);
  });

  test('a build that failed half-way is cleared away and succeeds the next time', async () => {
    const { excel, host } = await excelWorld();
    excel.wire.faults.failAt = 300;
    await expect(host.build(edition2021, filled)).rejects.toThrow('excel.cannotBuild');
    expect(excel.wire.workbook.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1']);
    excel.wire.faults.failAt = 0;
    await host.build(edition2021, filled);
    expect(excel.wire.workbook.sheets.length).toBe(9);
  });
});

describe('a sheet that is broken for a while', () => {
  test('what is written meanwhile is held back and stands there once the sheet is whole', async () => {
    const { excel, host, person, at, notices, edits } = await builtWorld();
    const { names } = excel.wire.workbook;
    const whole = names.get('nianbao_requests');
    const prose = names.get('nianbao_1');
    if (!whole || !prose) throw new Error('the blocks have no names');
    names.set('nianbao_requests', { ...whole, formula: whole.formula.replace('$33', '$34') });
    names.set('nianbao_1', { ...prose, formula: '=#REF!' });
    person.type(...at('requests/granted/natural'), 1);
    person.type('一、总体情况', 'A7', '别的');
    await excel.wire.settled();
    expect(notices.map((notice) => notice.message.key)).toEqual(['excel.shapeChanged', 'excel.sheetMissing']);
    await host.write(new Map([[NEW, 8]]));
    await host.writeSection('1', ['新的一段。']);
    expect([person.sees(...at(NEW)), person.sees('一、总体情况', 'A2')]).toEqual([3, '第一段。']);
    names.set('nianbao_requests', whole);
    names.set('nianbao_1', prose);
    person.select('封面', 'A1');
    person.select('三、申请办理', 'A1');
    await vi.waitFor(() => expect(person.sees(...at(NEW))).toBe(8));
    expect(edits).toContainEqual({ kind: 'cell', cell: 'requests/granted/natural', entry: 1 });
  });
});

test("Excel's own spelling of our texts and formulas is learnt once and never taken for damage", async () => {
  const { excel, person, at, notices, edits } = await builtWorld();
  excel.wire.faults.respell = (formula) => `${formula} `;
  person.type(...at(NEW), 4);
  await excel.wire.settled();
  excel.wire.resetTraffic();
  person.type(...at(NEW), 5);
  await excel.wire.settled();
  expect([edits.length, notices, excel.wire.traffic.roundTrips]).toEqual([2, [], 1]);
});

test('a formula lost on a sheet that is protected again is told once', async () => {
  const { excel, person, at, notices } = await builtWorld();
  const sheet = excel.wire.workbook.findSheet('三、申请办理');
  if (sheet) excel.wire.workbook.enter(sheet, 4, 9, 99);
  for (const entry of [4, 5]) {
    person.type(...at(NEW), entry);
    await excel.wire.settled();
  }
  expect(notices.map((notice) => notice.message)).toEqual([
    { key: 'excel.cannotRestore', parameters: { sheet: '三、申请办理', count: 1, code: 'AccessDenied' } },
  ]);
});
