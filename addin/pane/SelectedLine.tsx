// The selected cell at the foot of the pane: whose it is, why it is locked where it is, and the way to its history. Excel itself says only
// that a cell is protected. Stands in ReportPane.tsx.
import { LockClosed16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { covers } from '#shared/access/assignment';
import { can } from '#shared/access/can';
import { openOnCells } from '../state/comments.ts';
import type { Desk } from '../state/desk.ts';
import { useAccess, useMe, useReport, useSelection } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { LazyPart } from './LazyPart.tsx';
import { cellPlace } from './labels.ts';
import { listText } from './part-label.ts';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/help';
import './review.css';

export const SelectedLine = ({ desk, onHistory }: { desk: Desk; onHistory: () => void }) => {
  const { say, tell, lang } = useSay();
  const [isHelping, setIsHelping] = useState(false);
  const cell = useSelection(desk);
  const edition = useReport(desk)?.report.edition;
  const me = useMe(desk);
  const access = useAccess(desk);
  const talk = useWatched(desk.together.comments);
  const definition = cell !== null ? edition?.cellById.get(cell) : undefined;
  if (!edition || !definition || cell === null) return <p className="np-selected np-quiet">{say('team.selected.none')}</p>;
  const isTotal = definition.sumOf !== null;
  const open = openOnCells(talk).get(cell) ?? 0;
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
    <>
      {isHelping && <LazyPart load={loadHelp}>{({ CellHelp }) => <CellHelp edition={edition} cell={cell} />}</LazyPart>}
      <div className="np-selected">
        <span className="np-selected-text" title={told}>
          {isLocked && <LockClosed16Regular aria-hidden />} {cellPlace(edition, cell, tell)}
          <span className="np-quiet"> {told}</span>
        </span>
        <button type="button" className="np-link" onClick={() => desk.together.openComments({ kind: 'cell', cell })}>
          {open > 0 ? say('comments.onCell', { count: open }) : say('comments.tab')}
        </button>
        <button type="button" className="np-link" aria-expanded={isHelping} onClick={() => setIsHelping(!isHelping)}>
          {say(isHelping ? 'help.close' : 'help.open')}
        </button>
        {!isTotal && (
          <button type="button" className="np-link" onClick={onHistory}>
            {say('team.selected.history')}
          </button>
        )}
      </div>
    </>
  );
};

const loadHelp = () => import('./desk/CellHelp.tsx');
