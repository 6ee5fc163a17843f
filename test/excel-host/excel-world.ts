// A page with the Excel adapter in it: everything a test of the adapter needs, closed by the test's own teardown.

import { expect, onTestFinished } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { editions } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import { must } from '#shared/result';
import { toA1 } from '#shared/workbook/address';
import { addressOf, layoutOf } from '#shared/workbook/layout';
import { createExcelHost, type ExcelHostDeps } from '../../addin/host/excel/excel-host.ts';
import type { Notice } from '../../addin/host/notice.ts';
import type { HostContent, HostEdit, WorkbookHost } from '../../addin/host/workbook-host.ts';
import { type ExcelWindow, openExcelWindow } from './excel-window.ts';
import type { WireOptions } from './excel-wire.ts';
import { type Person, personAt } from './person.ts';

export const edition2021: Edition = must(
  editions.find((edition) => edition.id === '2021'),
  '2021',
);

export const emptyContent: HostContent = {
  cells: new Map(),
  sections: { preamble: [], '1': [], '5': [], '6': [] },
  organ: '云溪县发展和改革局',
  year: 2023,
};

export const NEW = 'requests/new/natural' as CellId;
export const FEES = 'art20/fees/amount' as CellId;

/** Two cells and two paragraphs. */
export const filled: HostContent = {
  ...emptyContent,
  cells: new Map<CellId, CellValue>([
    [NEW, 3],
    [FEES, '248.9611'],
  ]),
  sections: { ...emptyContent.sections, '1': ['第一段。', '第二段。'] },
};

/** The state of the server `filled` stands for. */
export const SYNCED = { epoch: 1, at: '2024-01-15T08:30:00.000Z' };

/** A workbook drawn with `filled`, its traffic counted from here. */
export const builtWorld = async (options: WorldOptions = {}): Promise<ExcelWorld> => {
  const world = await excelWorld(options);
  await world.host.build(edition2021, filled, SYNCED);
  world.excel.wire.resetTraffic();
  return world;
};

export type WorldOptions = WireOptions & Pick<Partial<ExcelHostDeps>, 'batch' | 'reportId' | 'reconcileMs' | 'againMs' | 'server'>;

export type ExcelWorld = {
  readonly excel: ExcelWindow;
  readonly host: WorkbookHost;
  readonly person: Person;
  readonly colleague: Person;
  readonly edits: HostEdit[];
  readonly notices: Notice[];
  /** Sheet name and A1 address of a cell. */
  readonly at: (cell: CellId | string) => readonly [string, string];
  /** Ends everything; throws where a gap of the test host was met. */
  readonly close: () => Promise<void>;
};

/** Opens Excel with the add-in's host; on teardown no gap of the test host may have been met. */
export const excelWorld = async (options: WorldOptions = {}): Promise<ExcelWorld> => {
  const world = await openExcelWorld(options);
  onTestFinished(world.close);
  return world;
};

/** The same for suites with a teardown of their own: the caller closes it. */
export const openExcelWorld = async (options: WorldOptions = {}): Promise<ExcelWorld> => {
  const excel = await openExcelWindow(options);
  const notices: Notice[] = [];
  const host = createExcelHost({
    excel: excel.Excel,
    lang: 'zh',
    reportId: options.reportId ?? 'report-1',
    onNotice: (notice) => notices.push(notice),
    batch: { retryMs: 5, ...options.batch },
    ...(options.reconcileMs === undefined ? {} : { reconcileMs: options.reconcileMs }),
    ...(options.againMs === undefined ? {} : { againMs: options.againMs }),
    ...(options.server === undefined ? {} : { server: options.server }),
  });
  const edits: HostEdit[] = [];
  host.onEdit((batch) => edits.push(...batch));
  const close = async () => {
    host.close();
    await excel.wire.settled();
    excel.close();
    expect(excel.wire.state.gaps).toEqual([]);
  };
  return {
    close,
    excel,
    host,
    person: personAt(excel.wire),
    colleague: personAt(excel.wire, { isRemote: true }),
    edits,
    notices,
    at: cellAt2021,
  };
};

/** Sheet name and A1 address of a cell in a workbook just drawn for the edition of 2021. */
export const cellAt2021 = (cell: CellId | string): readonly [string, string] => {
  const layout = layoutOf(edition2021);
  const { sheet, row, column } = addressOf(layout, cell as CellId);
  return [must(layout.sheetByKey.get(sheet), sheet).name, toA1(row, column)];
};
