// What the add-in asks of Excel, counted on Microsoft's own client library, and what it adds to Excel's own answer time.
import type { CellId } from '#shared/cell/cell-id';
import { setCells } from '#shared/document/commands';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { toA1 } from '#shared/workbook/address';
import { addressOf, layoutOf } from '#shared/workbook/layout';
import { createExcelHost } from '../addin/host/excel/excel-host.ts';
import { queueSheets } from '../addin/host/excel/find-sheets.ts';
import { planForm } from '../addin/host/excel/form-plan.ts';
import type { WorkbookHost } from '../addin/host/workbook-host.ts';
import { bindWorkbook } from '../addin/sync/bind-workbook.ts';
import { fillReport, type LocalSession, localSession } from '../test/addin/local-session.ts';
import { type ExcelWindow, openExcelWindow } from '../test/excel-host/excel-window.ts';
import { personAt } from '../test/excel-host/person.ts';

/** Prints round trips, bytes and times of drawing, adopting and changing; then the delay added to remote and own edits over `rounds`. */
export const benchExcel = async (rounds: number): Promise<void> => {
  const excel = await openExcelWindow({ api: '1.14' });
  const session = localSession();
  fillReport(session.report.get());
  await step(excel, 'draw the workbook (goal 6, 400 KB)', () => bound(excel, session).then(({ close }) => close()));
  let open: Bound | null = null;
  await step(excel, 'open and adopt it (goal 2)', async () => {
    open = await bound(excel, session);
  });
  const { host, settled, close } = must<Bound>(open, 'binding');
  const cells = EDITION.inputs.filter(({ kind }) => kind === 'count').map(({ id }) => id);
  for (const size of [1, 20, cells.length]) {
    await step(excel, `${size} remote edits (goal 1)`, async () => {
      setCells(session.report.get(), EDITION, new Map(cells.slice(0, size).map((cell) => [cell, 2])), { kind: 'load' });
      await settled();
    });
  }
  const person = personAt(excel.wire);
  const [sheet, address] = placeOf(NEW);
  const told = () => excel.wire.settled();
  await step(excel, 'a person types (goal 2)', async () => {
    person.type(sheet, address, 7);
    await told();
  });
  await step(excel, 'a person pastes 24 cells (goal 2)', async () => {
    person.paste(
      sheet,
      address,
      Array.from({ length: 4 }, (_, row) => Array.from({ length: 6 }, (__, column) => row + column)),
    );
    await told();
  });

  const own: number[] = [];
  const remote: number[] = [];
  const reading: number[] = [];
  const local: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    own.push(await timed(() => ownSync(excel)));
    reading.push(await timed(() => ownReading(excel)));
    // Not the value that stands there, or nothing would be written.
    const value = 1000 + round;
    remote.push(
      await timed(async () => {
        setCells(session.report.get(), EDITION, new Map([[OTHER, value]]), { kind: 'load' });
        await reached(() => person.sees(...placeOf(OTHER)) === value);
      }),
    );
    await told();
    local.push(
      await new Promise<number>((resolve) => {
        const start = performance.now();
        // When the document tells it, which is when it is sent; what the host does afterwards holds nobody up.
        session.report.get().doc.once('update', () => resolve(performance.now() - start));
        person.type(sheet, address, value);
      }),
    );
    await told();
  }
  console.log(`  Excel's own sync (one cell read): p50 ${at(own, 0.5)} ms`);
  console.log(`  remote edit → cell written: p50 ${at(remote, 0.5)} ms, added ${added(remote, own)} ms (goal 20)`);
  console.log(`  Excel's own sync (the sheet's block read): p50 ${at(reading, 0.5)} ms`);
  console.log(`  sheet edit → document: p50 ${at(local, 0.5)} ms, added ${added(local, reading)} ms (goal 20)`);
  close();
  host.close();
  excel.wire.close();
  excel.close();
};

type Bound = { readonly host: WorkbookHost; readonly settled: () => Promise<void>; readonly close: () => void };

const bound = async (excel: ExcelWindow, session: LocalSession): Promise<Bound> => {
  const host = createExcelHost({ excel: excel.Excel, lang: 'zh', reportId: 'bench', onNotice: () => undefined });
  const binding = bindWorkbook({ session, host, lang: 'zh', onNotice: ({ message }) => console.log(`  told: ${message.key}`) });
  await binding.settled();
  await excel.wire.settled();
  return {
    host,
    settled: binding.settled,
    close: () => {
      binding.close();
      host.close();
    },
  };
};

const step = async (excel: ExcelWindow, what: string, work: () => Promise<unknown>): Promise<void> => {
  excel.wire.resetTraffic();
  const ms = await timed(work);
  const { roundTrips, bytes } = excel.wire.traffic;
  console.log(`  ${what}: ${roundTrips} round trips, ${(bytes / 1000).toFixed(1)} KB, ${ms.toFixed(0)} ms`);
};

const ownSync = (excel: ExcelWindow): Promise<unknown> =>
  excel.Excel.run(async (context: Context) => {
    const range = context.workbook.worksheets.getItem('三、申请办理').getRange('D5').load('values');
    await context.sync();
    return range.values;
  });

/** What an edit makes the host read, without the host. */
const ownReading = (excel: ExcelWindow): Promise<unknown> =>
  excel.Excel.run(async (context: Context) => {
    const pick = queueSheets(context, planForm(EDITION), new Set(['requests']));
    await context.sync();
    return pick();
  });

type Context = InstanceType<ExcelWindow['Excel']['RequestContext']>;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Looks after every turn of the event loop. */
const reached = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
};

const placeOf = (cell: CellId): readonly [string, string] => {
  const layout = layoutOf(EDITION);
  const { sheet, row, column } = addressOf(layout, cell);
  return [must(layout.sheetByKey.get(sheet), sheet).name, toA1(row, column)];
};

const at = (list: readonly number[], share: number): string => quantile(list, share).toFixed(2);
const added = (list: readonly number[], own: readonly number[]): string => (quantile(list, 0.5) - quantile(own, 0.5)).toFixed(2);
const quantile = (list: readonly number[], share: number): number => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)] ?? 0;

const EDITION = must(editionByKey('2021'), 'edition 2021');
const NEW = 'requests/new/natural' as CellId;
const OTHER = 'requests/carriedIn/company' as CellId;
