// What the open workbook shows otherwise than the form's formulas give (E1), as findings among the others: 必改, with both numbers.
// watch-findings.ts adds them; pane/RepairButton.tsx finds the fault of a finding again.
import type { CheckResult, Finding } from '#shared/check/finding';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { cellLabel } from '../host/place-label.ts';
import type { SheetFault } from '../host/sheet-fault.ts';

/** The verdict with the workbook's own faults in it, these first. */
export const withFaults = (result: CheckResult, faults: readonly SheetFault[], edition: Edition): CheckResult =>
  faults.length === 0
    ? result
    : {
        ...result,
        verdict: 'blocked',
        counts: { ...result.counts, error: result.counts.error + faults.length },
        findings: [...faults.map((fault) => toFinding(fault, edition)), ...result.findings],
      };

/** Which finding speaks of a fault. */
export const findingOfFault = ({ cell }: SheetFault): string => `E1:${cell}`;

const toFinding = (fault: SheetFault, edition: Edition): Finding => ({
  id: findingOfFault(fault),
  rule: 'E1',
  severity: 'error',
  cells: [fault.cell],
  section: null,
  expected: fault.kind === 'text' ? fault.means : fault.computed,
  actual: fault.shown,
  message: sentenceOf(fault, edition),
  causes: [],
  together: false,
  symptoms: [],
  line: null,
});

const sentenceOf = (fault: SheetFault, edition: Edition): Message => {
  const place = cellLabel(edition, fault.cell);
  if (fault.kind === 'text') return message('excel.numberAsText', { place, shown: fault.shown, means: fault.means });
  const shown = fault.shown ?? '—';
  const { computed } = fault;
  if (fault.kind === 'manual') return message('excel.totalManual', { place, shown, computed, count: fault.count });
  return message(fault.isOverwritten ? 'excel.totalOverwritten' : 'excel.totalDiffers', { place, shown, computed });
};
