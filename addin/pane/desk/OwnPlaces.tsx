// The clerk's parts one by one: how much of each is filled, and the way into it. A part of ClerkDesk.tsx.
import { CheckmarkCircle16Filled, Circle16Regular, CircleHalfFill16Regular } from '@fluentui/react-icons';
import type { Assignment } from '#shared/access/can';
import type { Report } from '#shared/report/report';
import { SECTION_KEYS } from '#shared/report/report';
import type { Desk } from '../../state/desk.ts';
import { extentOf, progressOf } from '../../state/progress.ts';
import { partLabel } from '../part-label.ts';
import { useSay } from '../words.tsx';

type Props = { readonly desk: Desk; readonly report: Report; readonly assigned: readonly Assignment[]; readonly onCell: () => void };

export const OwnPlaces = ({ desk, report, assigned, onCell }: Props) => {
  const { say, tell } = useSay();
  const { edition } = report;
  return (
    <ul className="np-own" aria-label={say('desks.mine.title')}>
      {assigned.map((assignment) => {
        const { cells, blankCells, emptySections } = progressOf(report, [], extentOf(edition, [assignment]));
        const section = SECTION_KEYS.find((key) => assignment === `section:${key}`);
        const filled = cells.length - blankCells.length;
        const written = section ? report.sections[section].join('').length : 0;
        const isDone = section ? emptySections.length === 0 && written > 0 : blankCells.length === 0;
        const hasBegun = section ? written > 0 : filled > 0;
        const Icon = isDone ? CheckmarkCircle16Filled : hasBegun ? CircleHalfFill16Regular : Circle16Regular;
        const state = section
          ? written === 0
            ? say('desks.mine.empty')
            : say('desks.mine.written', { count: written })
          : say('desks.mine.partCells', { filled, cells: cells.length });
        const go = () => {
          const cell = blankCells[0] ?? cells[0];
          if (section) desk.openSection(section);
          else if (cell) {
            desk.selectCell(cell);
            onCell();
          }
        };
        return (
          <li key={assignment}>
            <button type="button" className="np-own-line" onClick={go}>
              <Icon aria-hidden className={isDone ? 'np-ink-good' : 'np-ink-soft'} />
              <span className="np-own-name">{partLabel(edition, assignment, tell)}</span>
              <span className="np-own-state">
                {state}
                {isDone && <span className="np-offstage"> {say('desks.mine.done')}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
};
