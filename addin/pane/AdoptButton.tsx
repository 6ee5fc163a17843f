// Takes a change that a finding offers. FindingCard.tsx shows it for the one answer, FindingWays.tsx for each of several ways.
import { Button } from '@fluentui/react-components';
import { can } from '#shared/access/can';
import { formatCellValue } from '#shared/cell/cell-value';
import type { Cause } from '#shared/check/finding';
import { message } from '#shared/i18n/translate';
import { adoptCauses } from '../state/adopt.ts';
import type { Desk } from '../state/desk.ts';
import { useReportCalmly } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { cellPlace } from './labels.ts';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  readonly causes: readonly Cause[];
  readonly label: string;
  /** The finding has this one answer; among several ways none may look like it. */
  readonly isAnswer?: boolean;
};

/** Takes the suggestion; where a cell is not the person's to change, the reason stands at the button. */
export const AdoptButton = ({ desk, causes, label, isAnswer = false }: Props) => {
  const { say, tell } = useSay();
  const now = useReportCalmly(desk);
  const me = useWatched(desk.session.me);
  const access = useWatched(desk.session.access);
  const judged = causes.map(({ cell }) => can(me, 'edit', { kind: 'cell', cell }, access)).find(({ ok }) => !ok);
  const reason = judged && !judged.ok ? tell(judged.error) : null;
  const [only] = causes.length === 1 ? causes : [];
  const spoken =
    only && now
      ? say('pane.findings.adoptLabel', { place: cellPlace(now.report.edition, only.cell, tell), value: formatCellValue(only.value) })
      : label;
  const adopt = () => {
    const latest = desk.report.get();
    if (!latest || reason !== null) return;
    adoptCauses(latest, causes);
    desk.tellNotice({ message: message('pane.findings.adopted'), cell: only?.cell ?? null, section: null });
  };
  return (
    <Button
      size="small"
      appearance={isAnswer ? 'primary' : 'secondary'}
      disabledFocusable={reason !== null}
      title={reason ?? spoken}
      // What is read aloud begins with what is seen.
      aria-label={[...new Set([label, spoken, reason ?? ''])].filter((part) => part !== '').join(' · ')}
      onClick={adopt}
    >
      {label}
    </Button>
  );
};
