// Charts, as far as the front sheet has them.
import { type ClassDefinition, define, thing } from './member-types.ts';
import type { RangeModel } from './members-range.ts';
import { type ChartModel, fullAddress, type SheetModel } from './sheet-model.ts';
import { WireError } from './wire-error.ts';

export const chartClasses = (): Record<string, ClassDefinition> => ({
  ChartCollection: define<SheetModel>({
    items: (sheet) => sheet.charts.map((chart) => thing('Chart', chart)),
    call: {
      add: (sheet, [type, range]) => {
        if (sheet.protectedWith !== null) throw new WireError('AccessDenied', 'The sheet is protected.');
        const source = (range as { readonly of: RangeModel }).of;
        const chart: ChartModel = { type: String(type), source: fullAddress(source.sheet, source.bounds), bag: new Map() };
        sheet.charts.push(chart);
        return thing('Chart', chart);
      },
      getItem: (sheet, [name]) => {
        const chart = sheet.charts.find(({ bag }) => bag.get('name') === name);
        if (!chart) throw new WireError('ItemNotFound', String(name));
        return thing('Chart', chart);
      },
    },
  }),
  Chart: define<ChartModel>({
    get: { name: ({ bag }) => bag.get('name') ?? '' },
    set: properties('', ['name']),
    nav: {
      title: (chart) => thing('ChartTitle', chart),
      legend: (chart) => thing('ChartLegend', chart),
      axes: (chart) => thing('ChartAxes', chart),
      series: (chart) => thing('ChartSeriesCollection', chart),
    },
    call: {
      setPosition: (chart, [from, to]) => void chart.bag.set('position', `${String(from)}:${String(to)}`),
      delete: (chart, _, { workbook }) => {
        const sheet = workbook.sheets.find(({ charts }) => charts.includes(chart));
        if (sheet?.protectedWith !== null) throw new WireError('AccessDenied', 'The sheet is protected.');
        sheet.charts.splice(sheet.charts.indexOf(chart), 1);
      },
    },
  }),
  ChartTitle: define<ChartModel>({ set: properties('title/', ['text']) }),
  ChartLegend: define<ChartModel>({ set: properties('legend/', ['visible', 'position']) }),
  ChartAxes: define<ChartModel>({ nav: { categoryAxis: (chart) => thing('ChartAxis', chart) } }),
  ChartAxis: define<ChartModel>({ set: properties('axis/', ['reversePlotOrder']) }),
  ChartSeriesCollection: define<ChartModel>({
    call: { getItemAt: ({ bag }, [at]) => thing('ChartSeries', { bag, path: at === 0 ? 'series/' : `series${String(at)}/` }) },
  }),
  ChartSeries: define<SeriesModel>({
    set: seriesProperties('', ['hasDataLabels', 'markerStyle', 'markerForegroundColor', 'markerBackgroundColor']),
    nav: { format: (series) => thing('ChartSeriesFormat', series) },
  }),
  ChartSeriesFormat: define<SeriesModel>({ nav: { line: (series) => thing('ChartLineFormat', series) } }),
  ChartLineFormat: define<SeriesModel>({ set: seriesProperties('line/', ['color', 'lineStyle']) }),
});

function properties(path: string, names: readonly string[]) {
  return Object.fromEntries(
    names.map((name) => [name, (chart: ChartModel, value: unknown) => void chart.bag.set(`${path}${name}`, value)]),
  );
}

type SeriesModel = { readonly bag: Map<string, unknown>; readonly path: string };

function seriesProperties(part: string, names: readonly string[]) {
  return Object.fromEntries(
    names.map((name) => [name, ({ bag, path }: SeriesModel, value: unknown) => void bag.set(`${path}${part}${name}`, value)]),
  );
}
