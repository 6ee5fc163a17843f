// What of the report is nobody's yet, said with the number and the way to each place. Top of MembersTab.tsx.
import type { Edition } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';
import { firstCell, unassignedGroups } from '../state/assignments.ts';
import type { Desk } from '../state/desk.ts';
import { Notice } from './Notice.tsx';
import { partLabel } from './part-label.ts';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  readonly edition: Edition;
  readonly members: readonly { readonly role: string; readonly assigned: readonly string[] }[];
  readonly onCell: () => void;
};

export const Unassigned = ({ desk, edition, members, onCell }: Props) => {
  const { say, tell } = useSay();
  const groups = unassignedGroups(edition, members);
  const count = groups.reduce((sum, { places }) => sum + places.length, 0);
  if (count === 0) return <Notice kind="good">{say('team.unassigned.none')}</Notice>;
  const go = (place: string) => {
    const section = SECTION_KEYS.find((key) => place === `section:${key}`);
    const cell = firstCell(edition, place);
    if (section) desk.openSection(section);
    else if (cell) {
      desk.selectCell(cell);
      onCell();
    }
  };
  return (
    <Notice kind="warn">
      <strong>{say('team.unassigned', { count })}</strong>
      <ul className="np-places">
        {groups.map(({ table, places }) => {
          const [first = ''] = places;
          const isMany = table !== null && places.length > 1;
          const label = isMany
            ? say('team.unassigned.group', { table: say(`pane.table.${table}`), count: places.length })
            : partLabel(edition, first, tell);
          return (
            <li key={first}>
              <button
                type="button"
                className="np-link"
                title={places
                  .slice(0, NAMED)
                  .map((place) => partLabel(edition, place, tell))
                  .join('\n')}
                onClick={() => go(first)}
              >
                {label}
              </button>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
};

/** Places named when the pointer rests on a table. */
const NAMED = 20;
