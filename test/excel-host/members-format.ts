// Formats, validation and conditional formats: property bags whose names are checked, kept per cell for the tests to read.

import { type ClassDefinition, define, thing } from './member-types.ts';
import type { AreasModel } from './members-range.ts';
import { guardFormat } from './members-range.ts';
import { type SheetModel, setStyle } from './sheet-model.ts';
import { WireError } from './wire-error.ts';

export const formatClasses = (): Record<string, ClassDefinition> => ({
  RangeFormat: define<AreasModel>({
    set: styles('format', [
      'horizontalAlignment',
      'verticalAlignment',
      'wrapText',
      'columnWidth',
      'rowHeight',
      'indentLevel',
      'shrinkToFit',
    ]),
    nav: {
      font: (areas) => thing('RangeFont', areas),
      fill: (areas) => thing('RangeFill', areas),
      borders: (areas) => thing('RangeBorderCollection', areas),
      protection: (areas) => thing('FormatProtection', areas),
    },
    call: { autofitRows: () => null, autofitColumns: () => null },
  }),
  RangeFont: define<AreasModel>({ set: styles('format/font', ['name', 'size', 'bold', 'color', 'italic']) }),
  RangeFill: define<AreasModel>({ set: styles('format/fill', ['color']) }),
  FormatProtection: define<AreasModel>({ set: styles('format/protection', ['locked', 'formulaHidden']) }),
  RangeBorderCollection: define<AreasModel>({
    call: {
      getItem: (areas, [edge]) => {
        if (!EDGES.includes(String(edge))) throw new WireError('InvalidArgument', `border ${String(edge)}`);
        return thing('RangeBorder', { ...areas, edge: String(edge) });
      },
    },
  }),
  RangeBorder: define<AreasModel & { readonly edge: string }>({
    set: Object.fromEntries(
      ['style', 'color', 'weight'].map((name) => [
        name,
        (border: AreasModel & { readonly edge: string }, value: unknown) => put(border, `format/borders/${border.edge}/${name}`, value),
      ]),
    ),
  }),
  DataValidation: define<AreasModel>({
    set: styles('dataValidation', ['rule', 'errorAlert', 'prompt', 'ignoreBlanks']),
    call: { clear: (areas) => put(areas, 'dataValidation/rule', undefined) },
  }),
  ConditionalFormatCollection: define<AreasModel>({
    call: {
      add: ({ sheet, areas }, [type]) => {
        const format = { areas, type: String(type), bag: new Map<string, unknown>() };
        sheet.conditionalFormats.push(format);
        return thing('ConditionalFormat', format);
      },
      clearAll: ({ sheet }) => {
        sheet.conditionalFormats.length = 0;
      },
    },
  }),
  ConditionalFormat: define<Conditional>({
    id: () => ({ Id: `{format-${++lastFormat}}` }),
    nav: {
      textComparison: (format) => thing('TextConditionalFormat', format),
      custom: (format) => thing('CustomConditionalFormat', format),
    },
  }),
  TextConditionalFormat: define<Conditional>({
    nav: { format: (format) => thing('ConditionalRangeFormat', format) },
    set: conditional('', ['rule']),
  }),
  CustomConditionalFormat: define<Conditional>({
    nav: { format: (format) => thing('ConditionalRangeFormat', format), rule: (format) => thing('ConditionalFormatRule', format) },
  }),
  ConditionalFormatRule: define<Conditional>({ set: conditional('rule/', ['formula']) }),
  ConditionalRangeFormat: define<Conditional>({
    nav: { font: (format) => thing('ConditionalRangeFont', format), fill: (format) => thing('ConditionalRangeFill', format) },
  }),
  ConditionalRangeFont: define<Conditional>({ set: conditional('font/', ['color', 'bold']) }),
  ConditionalRangeFill: define<Conditional>({ set: conditional('fill/', ['color']) }),
});

type Conditional = SheetModel['conditionalFormats'][number];

function styles(path: string, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, (areas: AreasModel, value: unknown) => put(areas, `${path}/${name}`, value)]));
}

function conditional(path: string, names: readonly string[]) {
  return Object.fromEntries(
    names.map((name) => [name, (format: Conditional, value: unknown) => void format.bag.set(`${path}${name}`, value)]),
  );
}

const put = ({ sheet, areas }: AreasModel, path: string, value: unknown): void => {
  for (const area of areas) {
    guardFormat(sheet, area);
    setStyle(sheet, path, area, value);
  }
};

const EDGES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal', 'DiagonalDown', 'DiagonalUp'];

let lastFormat = 0;
