// Choosing what somebody answers for, from the form's own labels: whole tables, rows, columns, prose parts. Who has a place already is said
// beside it. Used for members of a report and for invitations.
import { Button, Checkbox } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Assignment } from '#shared/access/can';
import type { Edition } from '#shared/edition/types';
import { isWithin, sectionChoices, type TableChoices, tableChoices, toggled } from '../state/assignments.ts';
import { sectionMessage } from './labels.ts';
import { listText, partLabel } from './part-label.ts';
import { useSay } from './words.tsx';

type Props = {
  readonly edition: Edition;
  readonly assigned: readonly Assignment[];
  readonly onChange: (assigned: readonly Assignment[]) => void;
  /** Others of the report and what they have. */
  readonly others: readonly { readonly name: string; readonly assigned: readonly Assignment[] }[];
  /** A cell of the sheet that may be given on its own. */
  readonly selected?: Assignment | null;
};

export const PartPicker = ({ edition, assigned, onChange, others, selected = null }: Props) => {
  const { say, tell, lang } = useSay();
  const toggle = (assignment: Assignment) => onChange(toggled(assigned, assignment));
  const box = (assignment: Assignment, label: string) => {
    const wider = assigned.find((one) => one !== assignment && isWithin(assignment, one));
    const holders = others.filter((other) => other.assigned.some((one) => isWithin(assignment, one))).map(({ name }) => name);
    const hint = holders.length === 0 ? '' : say('team.part.has', { names: listText(holders, lang) });
    return (
      <li key={assignment}>
        <Checkbox
          label={`${label}${hint}`}
          checked={wider !== undefined || assigned.includes(assignment)}
          disabled={wider !== undefined}
          onChange={() => toggle(assignment)}
        />
      </li>
    );
  };
  return (
    <fieldset className="np-stack np-picker">
      <legend>{say('team.part.title')}</legend>
      {assigned.length === 0 ? (
        <p className="np-quiet">{say('team.part.none')}</p>
      ) : (
        <ul className="np-chips" aria-label={say('team.part.chosen')}>
          {assigned.map((assignment) => {
            const label = partLabel(edition, assignment, tell);
            return (
              <li key={assignment} className="np-chip">
                <span>{label}</span>
                <Button
                  size="small"
                  appearance="transparent"
                  icon={<Dismiss16Regular />}
                  aria-label={say('team.part.drop', { part: label })}
                  onClick={() => toggle(assignment)}
                />
              </li>
            );
          })}
        </ul>
      )}
      {selected !== null && !assigned.some((one) => isWithin(selected, one)) && (
        <div className="np-actions">
          <Button size="small" onClick={() => toggle(selected)}>
            {say('team.part.addSelected', { cell: partLabel(edition, selected, tell) })}
          </Button>
        </div>
      )}
      {tableChoices(edition).map((choices) => (
        <TableBoxes key={choices.table} choices={choices} box={box} count={countIn(choices, assigned)} />
      ))}
      <details className="np-listed">
        <summary>{say('team.part.sections')}</summary>
        <ul className="np-boxes">
          {sectionChoices(edition).map(({ section, assignment, label }) => box(assignment, label ?? tell(sectionMessage(section))))}
        </ul>
      </details>
    </fieldset>
  );
};

type BoxesProps = {
  readonly choices: TableChoices;
  readonly box: (assignment: Assignment, label: string) => ReactNode;
  readonly count: number;
};

const TableBoxes = ({ choices: { heading, whole, rows, columns }, box, count }: BoxesProps) => {
  const { say } = useSay();
  return (
    <details className="np-listed">
      <summary>
        {heading}
        {count > 0 && <span className="np-quiet"> {say('team.part.count', { count })}</span>}
      </summary>
      <ul className="np-boxes">{box(whole, say('team.part.whole'))}</ul>
      <fieldset className="np-boxset">
        <legend>{say('team.part.rows')}</legend>
        <ul className="np-boxes">{rows.map(({ assignment, label }) => box(assignment, label))}</ul>
      </fieldset>
      <fieldset className="np-boxset">
        <legend>{say('team.part.columns')}</legend>
        <ul className="np-boxes">{columns.map(({ assignment, label }) => box(assignment, label))}</ul>
      </fieldset>
    </details>
  );
};

const countIn = ({ whole }: TableChoices, assigned: readonly Assignment[]): number =>
  assigned.filter((assignment) => isWithin(assignment, whole)).length;
