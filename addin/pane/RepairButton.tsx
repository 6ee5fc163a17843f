// One click that puts right a total Excel shows otherwise than its formula gives (E1). FindingCard.tsx shows it.
import { Button } from '@fluentui/react-components';
import type { Finding } from '#shared/check/finding';
import type { Desk } from '../state/desk.ts';
import { findingOfFault } from '../state/sheet-findings.ts';
import { useWatched } from '../state/watched.ts';
import { useSay } from './words.tsx';

/** Nothing where the finding is not about the workbook. */
export const RepairButton = ({ desk, finding }: { desk: Desk; finding: Finding }) => {
  const { say } = useSay();
  const fault = useWatched(desk.faults).find((one) => findingOfFault(one) === finding.id);
  if (!fault) return null;
  return (
    <Button size="small" appearance="primary" onClick={() => desk.repair(fault)}>
      {fault.kind === 'text' ? say('excel.repair.text', { means: fault.means }) : say(`excel.repair.${fault.kind}`)}
    </Button>
  );
};
