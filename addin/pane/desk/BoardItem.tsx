// One line of the board: a person with their parts, or a part with who has it; how far it is, and what can be done. A part of BoardDesk.tsx.
import { Button } from '@fluentui/react-components';
import { ArrowRight16Regular, MegaphoneLoud16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Edition } from '#shared/edition/types';
import type { BoardRow } from '../../state/board.ts';
import type { Desk } from '../../state/desk.ts';
import { askView } from '../../state/pane-way.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import type { Picked } from '../../state/use-handing.ts';
import { sectionMessage } from '../labels.ts';
import { listText, partLabel } from '../part-label.ts';
import { StepButtons } from '../StepButtons.tsx';
import { useSay } from '../words.tsx';
import { BoardChips } from './BoardChips.tsx';
import { ChaseForm } from './ChaseForm.tsx';
import { DueLine } from './DueLine.tsx';
import { StatusSign } from './StatusSign.tsx';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly edition: Edition;
  readonly row: BoardRow;
  readonly meId: string;
  readonly onCell: () => void;
  readonly picked: Picked | null;
  readonly onPick: (picked: Picked, how: 'key' | 'drag') => void;
  readonly onDrop: () => void;
  /** Gives what is being dragged to this line's person. */
  readonly onGive: (() => void) | null;
};

export const BoardItem = ({ desk, api, edition, row, meId, onCell, picked, onPick, onDrop, onGive }: Props) => {
  const { say, tell, lang } = useSay();
  const [isChasing, setIsChasing] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const { progress, holders, status, isLate } = row;
  const person = row.of.kind === 'person' ? row.of.person : null;
  const name = row.of.kind === 'person' ? row.of.person.name : partLabel(edition, row.of.part, tell);
  const isOpen = status === 'notStarted' || status === 'open' || status === 'returned';
  const chased = holders.filter(({ id }) => id !== meId).map(({ id }) => id);
  const isTarget = onGive !== null && picked !== null && picked.from !== person?.id;
  const go = () => {
    const [finding] = progress.findings;
    if (finding) return askView(desk, 'findings', finding.id);
    const cell = progress.blankCells[0] ?? progress.cells[0];
    const section = progress.emptySections[0] ?? progress.sections[0];
    if (cell && (progress.blankCells.length > 0 || !section)) {
      desk.selectCell(cell);
      onCell();
    } else if (section) desk.openSection(section);
  };
  return (
    <li
      className={`np-board-item ${isLate ? 'np-board-late' : ''} ${isTarget && isOver ? 'np-board-over' : ''}`}
      onDragOver={(event) => {
        if (!isTarget) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        if (!isTarget) return;
        event.preventDefault();
        setIsOver(false);
        onGive?.();
      }}
    >
      <div className="np-board-head">
        <span className="np-board-name">
          <strong>{name}</strong>
          {person?.unit && <span className="np-quiet"> {person.unit}</span>}
        </span>
        <StatusSign status={status} />
      </div>
      <p className="np-board-facts">
        {row.of.kind === 'part' && (
          <span className={holders.length === 0 ? 'np-ink-bad' : ''}>
            {holders.length === 0
              ? say('desks.board.nobodys')
              : say('desks.board.holders', {
                  names: listText(
                    holders.map((one) => one.name),
                    lang,
                  ),
                })}
          </span>
        )}
        {progress.cells.length > 0 && (
          <span>
            {progress.blankCells.length > 0
              ? say('desks.board.blanks', { blank: progress.blankCells.length, cells: progress.cells.length })
              : say('desks.board.filled', { cells: progress.cells.length })}
          </span>
        )}
        {progress.emptySections.length > 0 && (
          <span>
            {say('desks.board.unwritten', {
              sections: listText(
                progress.emptySections.map((key) => tell(sectionMessage(key))),
                lang,
              ),
            })}
          </span>
        )}
        {progress.findings.length > 0 && (
          <span className="np-ink-bad">{say('desks.board.findings', { count: progress.findings.length })}</span>
        )}
        {(row.due !== null || person) && <DueLine due={row.due} isOpen={isOpen} />}
      </p>
      <div className="np-actions np-board-deeds">
        <Button size="small" icon={<ArrowRight16Regular />} aria-label={say('desks.board.goTo', { name })} onClick={go}>
          {say('desks.board.go')}
        </Button>
        {isOpen && chased.length > 0 && (
          <Button
            size="small"
            icon={<MegaphoneLoud16Regular />}
            aria-expanded={isChasing}
            aria-label={say('desks.chase.of', {
              name: listText(
                holders.map((one) => one.name),
                lang,
              ),
            })}
            onClick={() => setIsChasing(!isChasing)}
          >
            {say('desks.chase.do')}
          </Button>
        )}
        {person && person.id !== meId && <StepButtons desk={desk} api={api} part={person.id} name={person.name} />}
      </div>
      {isChasing && <ChaseForm desk={desk} api={api} people={chased} onDone={() => setIsChasing(false)} />}
      <BoardChips edition={edition} row={row} picked={picked} onPick={onPick} onDrop={onDrop} />
    </li>
  );
};
