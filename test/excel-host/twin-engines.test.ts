// E1 on the wire: the totals Excel shows are compared with HyperFormula's after every calculation, whatever the order of events, and
// can be put right with one click.
import { describe, expect, test, vi } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import type { SheetFault } from '../../addin/host/sheet-fault.ts';
import { builtWorld, excelWorld, filled, NEW, SYNCED, type WorldOptions } from './excel-world.ts';

const TOTAL = 'requests/new/total' as CellId;
const REQUESTS = '三、申请办理';

const watched = async (options: WorldOptions = {}) => {
  const world = await builtWorld({ againMs: 5, ...options });
  let faults: readonly SheetFault[] = [];
  let reports = 0;
  world.host.onFaults?.((now) => {
    faults = now;
    reports += 1;
  });
  const sheet = world.excel.wire.workbook.findSheet(REQUESTS);
  if (!sheet) throw new Error('the sheet is not there');
  return { ...world, sheet, faults: () => faults, reports: () => reports };
};

test('[E1] sheets that calculate as the form does are without fault', async () => {
  const { person, at, excel, faults, reports, host } = await watched();
  person.type(...at(NEW), 12);
  await excel.wire.settled();
  person.comeBack();
  await host.write(new Map([['requests/new/company' as CellId, 5]]));
  await excel.wire.settled();
  // The engine is there once a wrong total is told; before that no calm proves anything.
  excel.wire.workbook.enter(...corner(excel, 'J5'), 99);
  person.comeBack();
  await vi.waitFor(() => expect(reports()).toBeGreaterThan(1));
  expect(faults().map(({ cell }) => cell)).toEqual([TOTAL]);
});

test('[E1] a formula lost on a protected sheet is a fault with both numbers until it is written again; dependent totals are not named', async () => {
  const { person, at, excel, faults, host, sheet } = await watched();
  excel.wire.workbook.enter(sheet, 4, 9, 99);
  person.type(...at(NEW), 4);
  await vi.waitFor(() => expect(faults()).toEqual([{ kind: 'total', cell: TOTAL, shown: 99, computed: 4, isOverwritten: true }]));
  const [fault] = faults();
  if (fault) await host.repair?.(fault);
  await vi.waitFor(() => expect(faults()).toEqual([]));
  expect([person.formula(REQUESTS, 'J5'), person.sees(REQUESTS, 'J5')]).toEqual(['=SUM(D5:I5)', 4]);
  expect(sheet.protectedWith).not.toBeNull();
});

test('[E1] a formula that Excel lets us put back is no fault afterwards', async () => {
  const { person, excel, faults, notices } = await watched();
  person.unprotect(REQUESTS);
  person.type(REQUESTS, 'J5', 99);
  await vi.waitFor(() => expect(notices.map(({ message }) => message.key)).toEqual(['excel.formulaRestored']));
  await excel.wire.settled();
  await vi.waitFor(() => expect(faults()).toEqual([]));
});

test('[E1] a formula of the right shape that gives another number is a fault', async () => {
  const { person, excel, faults, sheet, host } = await watched();
  // As Excel might spell it: we take the spelling for Excel's own where protection keeps people out, and judge by the number.
  excel.wire.workbook.enter(sheet, 4, 9, '=SUM(D5:I5)+1');
  person.comeBack();
  await vi.waitFor(() => expect(faults()).toContainEqual({ kind: 'total', cell: TOTAL, shown: 4, computed: 3, isOverwritten: false }));
  const fault = faults().find(({ cell }) => cell === TOTAL);
  if (fault) await host.repair?.(fault);
  await vi.waitFor(() => expect(faults()).toEqual([]));
});

test('[E1] where Excel calculates by hand it is told once for all totals, and "calculate now" clears it', async () => {
  const { person, at, excel, faults, host } = await watched();
  excel.wire.workbook.holdCalculation('manual');
  person.type(...at(NEW), 12);
  await vi.waitFor(() => expect(faults().map(({ kind }) => kind)).toEqual(['manual']));
  expect(faults()).toMatchObject([{ cell: TOTAL, shown: 3, computed: 12 }]);
  const [fault] = faults();
  if (fault) await host.repair?.(fault);
  await vi.waitFor(() => expect(faults()).toEqual([]));
  expect(person.sees(...at(TOTAL))).toBe(12);
});

test('[E1] a number that is text is named instead of the totals that leave it out, and becomes a number', async () => {
  const { person, at, faults, host } = await watched();
  person.type(...at(NEW), "'12");
  await vi.waitFor(() => expect(faults()).toEqual([{ kind: 'text', cell: NEW, shown: '12', means: 12 }]));
  const [fault] = faults();
  if (fault) await host.repair?.(fault);
  await vi.waitFor(() => expect(faults()).toEqual([]));
  expect([person.sees(...at(NEW)), person.sees(...at(TOTAL))]).toEqual([12, 12]);
});

describe('[E1] no false alarm', () => {
  test.each([
    ['told after the change', false, false],
    ['told before the change', true, false],
    ['both late and the other way round', false, true],
  ])('while Excel is calculating, the calculation %s', async (_, calculatedFirst, isLate) => {
    const { person, at, excel, faults, reports } = await watched();
    Object.assign(excel.wire.faults, { calculatedFirst, lateEvents: isLate });
    excel.wire.workbook.holdCalculation('running');
    person.type(...at(NEW), 12);
    if (isLate) excel.wire.releaseEvents(true);
    await excel.wire.settled();
    expect([person.sees(...at(TOTAL)), faults()]).toEqual([3, []]);
    excel.wire.workbook.calculate();
    excel.wire.state.calculated();
    if (isLate) excel.wire.releaseEvents(true);
    await excel.wire.settled();
    expect([person.sees(...at(TOTAL)), faults(), reports()]).toEqual([12, [], 1]);
  });

  test.each(['2021', '2019'])('with every total of the form of %s at other values', async (key) => {
    const edition = must(editionByKey(key), key);
    const { host, person, excel } = await excelWorld({ againMs: 5 });
    await host.build(edition, filled, SYNCED);
    const told: (readonly SheetFault[])[] = [];
    host.onFaults?.((now) => told.push(now));
    await host.write(new Map(edition.inputs.map(({ id, kind }, index) => [id, kind === 'amount' ? '7.5' : index * 3 + 1])));
    person.comeBack();
    await excel.wire.settled();
    expect(told).toEqual([[]]);
  });
});

const corner = (excel: Awaited<ReturnType<typeof builtWorld>>['excel'], _address: 'J5') => {
  const sheet = excel.wire.workbook.findSheet(REQUESTS);
  if (!sheet) throw new Error('the sheet is not there');
  return [sheet, 4, 9] as const;
};
