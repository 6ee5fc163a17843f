// A workbook that was drawn, closed and mailed, somebody who changes it without the add-in, and the choices made when it comes home.
import type { CellId } from '#shared/cell/cell-id';
import { setCells, setSectionText } from '#shared/document/commands';
import { readA1Range } from '#shared/workbook/address';
import type { FileSide } from '../../addin/sync/file-review.ts';
import { localSession } from '../addin/local-session.ts';
import { cellAt2021, edition2021, FEES, NEW } from './excel-world.ts';
import { type Joined, type JoinOptions, joinExcel } from './joined.ts';
import type { WorkbookModel } from './workbook-model.ts';

export const CARRIED = 'requests/carriedIn/natural' as CellId;
export const GRANTED = 'requests/granted/natural' as CellId;

/** A report with some content, its workbook drawn and closed; the report lives on. */
export const mailed = async (options: JoinOptions = {}) => {
  const session = localSession();
  const report = session.report.get();
  setCells(
    report,
    edition2021,
    new Map<CellId, number | string>([
      [NEW, 3],
      [CARRIED, 1],
      [FEES, '12.50'],
    ]),
    { kind: 'load' },
  );
  setSectionText(report, '1', '第一段。\n第二段。', { kind: 'load' });
  const first = await joinExcel({ session, ...options });
  first.binding.close();
  first.host.close();
  return { session, workbook: first.excel.wire.workbook, first };
};

/** Somebody without the add-in. */
export const enter = (workbook: WorkbookModel, cell: CellId | readonly [string, string], entry: string | number) => {
  const [name, address] = typeof cell === 'string' ? cellAt2021(cell) : cell;
  const sheet = workbook.findSheet(name);
  const place = readA1Range(address);
  if (!sheet || !place) throw new Error(`${name} ${address}`);
  workbook.enter(sheet, place.row, place.column, entry);
};

/** What the document holds. */
export const held = ({ session }: Joined, cell: CellId) => session.report.get().cells.get(cell);
/** Carries out choices of the list and waits until all is quiet. */
export const choose = async (joined: Joined, choices: Readonly<Record<string, FileSide>>) => {
  const merged = joined.binding.review.settle(new Map(Object.entries(choices)));
  await joined.quiet();
  return merged;
};
