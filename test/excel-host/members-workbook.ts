// Workbook, its names and settings, the application, and the service every add-in greets first.

import { type ClassDefinition, define, thing } from './member-types.ts';
import { readBounds, type SheetModel } from './sheet-model.ts';
import { WireError } from './wire-error.ts';
import type { NameModel, WorkbookModel } from './workbook-model.ts';

export const workbookClasses = (): Record<string, ClassDefinition> => ({
  AddinInternalService: define<unknown>({ call: { notifyActionHandlerReady: () => null } }),
  Workbook: define<WorkbookModel>({
    nav: {
      worksheets: (workbook) => thing('WorksheetCollection', workbook),
      names: (workbook) => thing('NamedItemCollection', workbook),
      settings: (workbook) => thing('SettingCollection', workbook),
      application: (workbook) => thing('Application', workbook),
      properties: (workbook) => thing('DocumentProperties', workbook),
    },
    call: {
      _RegisterActivatedEvent: (_, __, { registered }) => void registered.set('WorkbookActivated', 1),
      _UnregisterActivatedEvent: (_, __, { registered }) => void registered.delete('WorkbookActivated'),
    },
  }),
  DocumentProperties: define<WorkbookModel>({ get: { lastAuthor: (workbook) => workbook.lastAuthor } }),
  Application: define<WorkbookModel>({
    get: { calculationMode: ({ calculation }) => calculation.mode, calculationState: ({ calculation }) => calculation.state },
    call: {
      suspendScreenUpdatingUntilNextSync: () => null,
      suspendApiCalculationUntilNextSync: () => null,
      calculate: (workbook, _, { calculated }) => {
        workbook.calculate();
        calculated();
        return null;
      },
    },
  }),
  NamedItemCollection: define<WorkbookModel>({
    items: (workbook) => [...workbook.names.values()].map((item) => thing('NamedItem', item)),
    call: {
      add: (workbook, [name, reference]) => {
        if (typeof name !== 'string' || !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name))
          throw new WireError('InvalidArgument', `name ${String(name)}`);
        if (workbook.names.has(name.toLowerCase())) throw new WireError('ItemAlreadyExists', name);
        const item: NameModel = { name, formula: String(reference), visible: true };
        workbook.names.set(name.toLowerCase(), item);
        return thing('NamedItem', item);
      },
      getItem: (workbook, [name]) => {
        const item = workbook.names.get(String(name).toLowerCase());
        if (!item) throw new WireError('ItemNotFound', String(name));
        return thing('NamedItem', item);
      },
      getItemOrNullObject: (workbook, [name]) => {
        const item = workbook.names.get(String(name).toLowerCase());
        return item ? thing('NamedItem', item) : null;
      },
    },
  }),
  NamedItem: define<NameModel>({
    id: (item) => ({ _Id: item.name, Name: item.name }),
    get: { name: (item) => item.name, formula: (item) => item.formula, visible: (item) => item.visible },
    set: {
      visible: (item, value) => {
        item.visible = value === true;
      },
      formula: (item, value) => {
        item.formula = String(value);
      },
    },
    call: {
      delete: (item, _, { workbook }) => {
        workbook.names.delete(item.name.toLowerCase());
      },
      getRangeOrNullObject: (item, _, { workbook }) => rangeOfFormula(workbook, item.formula),
      getRange: (item, _, { workbook }) => {
        const range = rangeOfFormula(workbook, item.formula);
        if (!range) throw new WireError('ItemNotFound', item.name);
        return range;
      },
    },
  }),
  SettingCollection: define<WorkbookModel>({
    items: (workbook) => [...workbook.settings].map(([key, value]) => thing('Setting', { key, value })),
    call: {
      add: (workbook, [key, value]) => {
        workbook.settings.set(String(key), value);
        return thing('Setting', { key: String(key), value });
      },
      getItemOrNullObject: (workbook, [key]) =>
        workbook.settings.has(String(key)) ? thing('Setting', { key: String(key), value: workbook.settings.get(String(key)) }) : null,
    },
  }),
  Setting: define<{ readonly key: string; readonly value: unknown }>({
    id: (setting) => ({ _Id: setting.key, Key: setting.key }),
    get: { key: (setting) => setting.key, value: (setting) => setting.value },
  }),
});

const rangeOfFormula = (workbook: WorkbookModel, formula: string) => {
  const match = /^=(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$/.exec(formula);
  if (!match) return null;
  const sheet: SheetModel | null = workbook.findSheet((match[1] ?? match[2] ?? '').replaceAll("''", "'"));
  const bounds = readBounds(match[3] ?? '');
  return sheet && bounds ? thing('Range', { sheet, bounds }) : null;
};
