// Charts, as far as the front sheet has one.
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
    },
  }),
  Chart: define<ChartModel>({
    set: properties('', ['name']),
    nav: {
      title: (chart) => thing('ChartTitle', chart),
      legend: (chart) => thing('ChartLegend', chart),
      axes: (chart) => thing('ChartAxes', chart),
      series: (chart) => thing('ChartSeriesCollection', chart),
    },
    call: { setPosition: (chart, [from, to]) => void chart.bag.set('position', `${String(from)}:${String(to)}`) },
  }),
  ChartTitle: define<ChartModel>({ set: properties('title/', ['text']) }),
  ChartLegend: define<ChartModel>({ set: properties('legend/', ['visible']) }),
  ChartAxes: define<ChartModel>({ nav: { categoryAxis: (chart) => thing('ChartAxis', chart) } }),
  ChartAxis: define<ChartModel>({ set: properties('axis/', ['reversePlotOrder']) }),
  ChartSeriesCollection: define<ChartModel>({ call: { getItemAt: (chart) => thing('ChartSeries', chart) } }),
  ChartSeries: define<ChartModel>({ set: properties('series/', ['hasDataLabels']) }),
});

function properties(path: string, names: readonly string[]) {
  return Object.fromEntries(
    names.map((name) => [name, (chart: ChartModel, value: unknown) => void chart.bag.set(`${path}${name}`, value)]),
  );
}
