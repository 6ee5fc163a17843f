// Who contributed what to every cell of a sum, as a table for the files of the office that summed: a line a cell, a column a report.
import { formatCellValue } from '../cell/cell-value.ts';
import { cellLabel } from '../edition/cell-label.ts';
import type { Consolidation } from '../report/consolidate.ts';
import { guarded, toCsv } from './publish-csv.ts';

/** First line: cell id, label, sum, then the organ (else the file) of each report; blank where a report states nothing. */
export const contributorsCsv = ({ report, cells, files }: Consolidation, organOf: (file: string) => string | null): string =>
  toCsv([
    ['cell', 'label', 'sum', ...files.map((file) => guarded(organOf(file) ?? file))],
    ...[...cells].map(([id, { value, contributors }]) => {
      const byFile = new Map(contributors.map((one) => [one.file, formatCellValue(one.value)]));
      return [id, cellLabel(report.edition, id), formatCellValue(value), ...files.map((file) => byFile.get(file) ?? '')];
    }),
  ]);
