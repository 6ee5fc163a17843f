// R5: what stands in a cell must be of its kind. The pane and the gate refuse such values; an imported text may hold them.
import { isCellValue } from '../cell/cell-value.ts';
import { cellLabel } from '../edition/cell-label.ts';
import { message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import type { Finding } from './finding.ts';

/** One error per cell whose value is not allowed: a count below 0 or not whole, an amount below 0. */
export const checkValues = (report: Report): readonly Finding[] =>
  report.edition.cells.flatMap(({ id, kind }) => {
    const cell = report.cells.get(id);
    if (!cell || cell.value === null || isCellValue(kind, cell.value)) return [];
    const parameters = { cell: cellLabel(report.edition, id), value: cell.value };
    return [
      {
        id: `R5:${id}`,
        rule: 'R5' as const,
        severity: 'error' as const,
        cells: [id],
        section: null,
        expected: null,
        actual: cell.value,
        message: message(kind === 'amount' ? 'check.notAmount' : kind === 'change' ? 'check.notWhole' : 'check.notCount', parameters),
        causes: [],
        together: false,
        symptoms: [],
        line: cell.line,
      },
    ];
  });
