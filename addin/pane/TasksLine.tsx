// What is left for the person here, with the way to the next empty cell. Top of the checks tab.
import { Button } from '@fluentui/react-components';
import type { CellId } from '#shared/cell/cell-id';
import type { Desk } from '../state/desk.ts';
import { useMe, useSelection, useTasks } from '../state/use-desk.ts';
import { sectionMessage } from './labels.ts';
import { useSay } from './words.tsx';

export const TasksLine = ({ desk, onCell }: { desk: Desk; onCell: () => void }) => {
  const { say, tell } = useSay();
  const me = useMe(desk);
  const tasks = useTasks(desk);
  const selected = useSelection(desk);
  if (!tasks) return null;
  if (me.role === 'reviewer' || me.role === 'reader') return <p className="np-tasks">{say(`pane.tasks.${me.role}`)}</p>;
  if (tasks.cells + tasks.sections.length === 0) return <p className="np-tasks">{say('pane.tasks.none')}</p>;
  const { blankCells, emptySections } = tasks;
  const next = nextBlank(blankCells, selected);
  return (
    <section className="np-tasks" aria-label={say('pane.tasks.title')}>
      <div className="np-row">
        <span>
          <strong>{say('pane.tasks.title')}</strong>
          {tasks.cells > 0 && (
            <span className="np-tasks-count">
              {blankCells.length === 0
                ? say('pane.tasks.filled', { cells: tasks.cells })
                : say('pane.tasks.left', { cells: tasks.cells, blank: blankCells.length })}
            </span>
          )}
        </span>
        {next && (
          <Button
            size="small"
            onClick={() => {
              desk.selectCell(next);
              onCell();
            }}
          >
            {say('pane.tasks.next')}
          </Button>
        )}
      </div>
      {tasks.cells > 0 && (
        <div className="np-meter" aria-hidden>
          <div style={{ width: `${(100 * (tasks.cells - blankCells.length)) / tasks.cells}%` }} />
        </div>
      )}
      {emptySections.length > 0 && (
        <div className="np-tasks-sections">
          {emptySections.map((section) => (
            <button key={section} type="button" className="np-link" onClick={() => desk.openSection(section)}>
              {say('pane.tasks.sections', { sections: tell(sectionMessage(section)) })}
            </button>
          ))}
        </div>
      )}
    </section>
  );
};

/** The blank after the selected one, so that pressing again walks on; from the first where none is selected. */
const nextBlank = (blanks: readonly CellId[], selected: CellId | null): CellId | undefined => {
  const at = selected === null ? -1 : blanks.indexOf(selected);
  return blanks[(at + 1) % Math.max(1, blanks.length)];
};
