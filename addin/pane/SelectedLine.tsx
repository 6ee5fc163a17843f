// The selected cell at the foot of the pane: whose it is, why it is locked where it is, and the way to its history. Excel itself says only
// that a cell is protected. Stands in ReportPane.tsx.
import { LockClosed16Regular } from '@fluentui/react-icons';
import { covers } from '#shared/access/assignment';
import { can } from '#shared/access/can';
import type { Desk } from '../state/desk.ts';
import { useAccess, useMe, useReport, useSelection } from '../state/use-desk.ts';
import { cellPlace } from './labels.ts';
import { listText } from './part-label.ts';
import { useSay } from './words.tsx';
import './review.css';

export const SelectedLine = ({ desk, onHistory }: { desk: Desk; onHistory: () => void }) => {
  const { say, tell, lang } = useSay();
  const cell = useSelection(desk);
  const edition = useReport(desk)?.report.edition;
  const me = useMe(desk);
  const access = useAccess(desk);
  const definition = cell !== null ? edition?.cellById.get(cell) : undefined;
  if (!edition || !definition || cell === null) return <p className="np-selected np-quiet">{say('team.selected.none')}</p>;
  const isTotal = definition.sumOf !== null;
  const judged = isTotal ? null : can(me, 'edit', { kind: 'cell', cell }, access);
  const owners = access.people
    .filter(({ assigned }) => assigned.some((one) => covers(one, { kind: 'cell', cell })))
    .map(({ name }) => name);
  const isLocked = isTotal || judged?.ok === false;
  const told = isTotal
    ? say('team.selected.total')
    : judged?.ok === false
      ? tell(judged.error)
      : owners.length === 0
        ? say('team.selected.nobody')
        : say('team.selected.owners', { names: listText(owners, lang) });
  return (
    <div className="np-selected">
      <span className="np-selected-text" title={told}>
        {isLocked && <LockClosed16Regular aria-hidden />} {cellPlace(edition, cell, tell)}
        <span className="np-quiet"> {told}</span>
      </span>
      {!isTotal && (
        <button type="button" className="np-link" onClick={onHistory}>
          {say('team.selected.history')}
        </button>
      )}
    </div>
  );
};
