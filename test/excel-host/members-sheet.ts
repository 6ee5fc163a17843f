// Worksheets and what hangs on them: protection, frozen panes, page layout, event registration.

import { type ClassDefinition, define, type HostState, thing } from './member-types.ts';
import { cellsOf, placeOf, readBounds, type SheetModel, setStyle, usedBounds } from './sheet-model.ts';
import { WireError } from './wire-error.ts';
import type { WorkbookModel } from './workbook-model.ts';

export const sheetClasses = (): Record<string, ClassDefinition> => ({
  WorksheetCollection: define<WorkbookModel>({
    items: (workbook) => workbook.sheets.map((sheet) => thing('Worksheet', sheet)),
    call: {
      add: (workbook, [name]) =>
        thing('Worksheet', workbook.addSheet(typeof name === 'string' ? name : `Sheet${workbook.sheets.length + 1}`)),
      getItem: (workbook, [key]) => {
        const sheet = workbook.findSheet(String(key));
        if (!sheet) throw new WireError('ItemNotFound', String(key));
        return thing('Worksheet', sheet);
      },
      getItemOrNullObject: (workbook, [key]) => {
        const sheet = workbook.findSheet(String(key));
        return sheet ? thing('Worksheet', sheet) : null;
      },
      getActiveWorksheet: (workbook) => thing('Worksheet', workbook.active),
      getCount: (workbook) => workbook.sheets.length,
      ...registrations(['DataChanged', 'SelectionChanged', 'Activated', 'Calculated', 'Deleted', 'Added']),
    },
  }),
  Worksheet: define<SheetModel>({
    id: (sheet) => ({ Id: sheet.id }),
    get: {
      id: (sheet) => sheet.id,
      name: (sheet) => sheet.name,
      visibility: (sheet) => sheet.visibility,
      position: (sheet, { workbook }) => workbook.sheets.indexOf(sheet),
    },
    set: {
      name: (sheet, value, { workbook }) => workbook.renameSheet(sheet, String(value)),
      visibility: (sheet, value) => {
        sheet.visibility = String(value);
      },
      position: (sheet, value, { workbook }) => {
        workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
        workbook.sheets.splice(Number(value), 0, sheet);
      },
      tabColor: (sheet, value) => void sheet.properties.set('tabColor', value),
      // showGridlines travels under this name.
      gridlines: (sheet, value) => void sheet.properties.set('showGridlines', value),
    },
    nav: {
      protection: (sheet) => thing('WorksheetProtection', sheet),
      freezePanes: (sheet) => thing('WorksheetFreezePanes', sheet),
      pageLayout: (sheet) => thing('PageLayout', sheet),
      charts: (sheet) => thing('ChartCollection', sheet),
    },
    call: {
      getRange: (sheet, [address]) => thing('Range', { sheet, bounds: boundsOf(address) }),
      getCell: (sheet, [row, column]) =>
        thing('Range', { sheet, bounds: { row: Number(row), column: Number(column), lastRow: Number(row), lastColumn: Number(column) } }),
      getRangeByIndexes: (sheet, [row, column, rows, columns]) =>
        thing('Range', {
          sheet,
          bounds: {
            row: Number(row),
            column: Number(column),
            lastRow: Number(row) + Number(rows) - 1,
            lastColumn: Number(column) + Number(columns) - 1,
          },
        }),
      getRanges: (sheet, [address]) => {
        if (String(address).length > 8192) throw new WireError('InvalidArgument', 'The address is too long.');
        return thing('RangeAreas', {
          sheet,
          areas: String(address)
            .split(',')
            .map((part) => boundsOf(part)),
        });
      },
      getUsedRange: (sheet) => thing('Range', { sheet, bounds: usedBounds(sheet) ?? { row: 0, column: 0, lastRow: 0, lastColumn: 0 } }),
      getUsedRangeOrNullObject: (sheet) => {
        const bounds = usedBounds(sheet);
        return bounds ? thing('Range', { sheet, bounds }) : null;
      },
      activate: (sheet, _, { workbook }) => {
        if (sheet.visibility !== 'Visible') throw new WireError('InvalidOperation', 'The sheet is hidden.');
        workbook.active = sheet;
      },
      delete: (sheet, _, { workbook }) => workbook.deleteSheet(sheet),
    },
  }),
  WorksheetProtection: define<SheetModel>({
    get: { protected: (sheet) => sheet.protectedWith !== null },
    call: {
      protect: (sheet, [options]) => {
        if (sheet.protectedWith !== null) throw new WireError('AccessDenied', 'The sheet is protected already.');
        sheet.protectedWith = options ?? {};
      },
      unprotect: (sheet) => {
        if (sheet.password !== null) throw new WireError('AccessDenied', 'The password is missing.');
        sheet.protectedWith = null;
      },
    },
  }),
  WorksheetFreezePanes: define<SheetModel>({
    call: { freezeRows: (sheet, [count]) => void sheet.properties.set('freezePanes/rows', count) },
  }),
  PageLayout: define<SheetModel>({
    set: Object.fromEntries(
      ['orientation', 'paperSize', 'centerHorizontally', 'zoom', 'leftMargin', 'rightMargin', 'topMargin', 'bottomMargin'].map((name) => [
        name,
        (sheet: SheetModel, value: unknown) => void sheet.properties.set(`pageLayout/${name}`, value),
      ]),
    ),
    nav: { headersFooters: (sheet) => thing('HeaderFooterGroup', sheet) },
    call: {
      setPrintTitleRows: (sheet, [rows]) => void sheet.properties.set('pageLayout/titleRows', rows),
      setPrintArea: (sheet, [area]) => void sheet.properties.set('pageLayout/area', area),
    },
  }),
  HeaderFooterGroup: define<SheetModel>({ nav: { defaultForAllPages: (sheet) => thing('HeaderFooter', sheet) } }),
  HeaderFooter: define<SheetModel>({
    set: { centerFooter: (sheet, value) => void sheet.properties.set('pageLayout/centerFooter', value) },
  }),
});

const registrations = (names: readonly string[]): Record<string, (of: unknown, args: readonly unknown[], state: HostState) => unknown> =>
  Object.fromEntries(
    names.flatMap((name) => [
      [
        `_Register${name}Event`,
        (_: unknown, __: readonly unknown[], state: HostState) => void state.registered.set(name, (state.registered.get(name) ?? 0) + 1),
      ],
      [`_Unregister${name}Event`, (_: unknown, __: readonly unknown[], state: HostState) => void state.registered.delete(name)],
    ]),
  );

const boundsOf = (address: unknown) => {
  const bounds = typeof address === 'string' ? readBounds(address.trim()) : null;
  if (!bounds) throw new WireError('InvalidArgument', `The address ${String(address)} is not valid.`);
  return bounds;
};

/** Moves everything from `row` down by `count` rows, styles included; used by the simulated person only. */
export const insertRows = (workbook: WorkbookModel, sheet: SheetModel, row: number, count: number): void => {
  const moved = [...sheet.contents].filter(([key]) => placeOf(key).row >= row);
  for (const [key] of moved) workbook.enter(sheet, placeOf(key).row, placeOf(key).column, '');
  for (const [key, content] of moved) {
    const { row: from, column } = placeOf(key);
    const entry = content.kind === 'formula' ? content.text : typeof content.value === 'string' ? `'${content.value}` : content.value;
    workbook.enter(sheet, from + count, column, entry);
  }
  // Names grow and move with what they name.
  const own = `='${sheet.name}'!`;
  for (const [key, item] of workbook.names) {
    const area = item.formula.startsWith(own) ? /^\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)$/.exec(item.formula.slice(own.length)) : null;
    if (!area) continue;
    const [, left, top, right, bottom] = area;
    const moved = (line: string | undefined) => Number(line) + (Number(line) > row ? count : 0);
    workbook.names.set(key, { ...item, formula: `${own}$${left}$${moved(top)}:$${right}$${moved(bottom)}` });
  }
  for (const path of sheet.styles.keys()) {
    for (const { key } of cellsOf({ row, column: 0, lastRow: row + count - 1, lastColumn: 0 })) {
      const above = sheet.styles.get(path)?.get(key);
      if (above !== undefined) setStyle(sheet, path, { row, column: 0, lastRow: row + count - 1, lastColumn: 0 }, above);
    }
  }
};
