// How the board is arranged and what of it is shown, each state with its number. A part of BoardDesk.tsx.
import type { BoardRow, Filter } from '../../state/board.ts';
import { FILTERS, isShown } from '../../state/board.ts';
import { useSay } from '../words.tsx';

type Props = {
  readonly rows: readonly BoardRow[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly isByPart: boolean;
  readonly onByPart: (isByPart: boolean) => void;
};

export const BoardFilters = ({ rows, filter, onFilter, isByPart, onByPart }: Props) => {
  const { say } = useSay();
  const nameOf = (name: Filter) =>
    name === 'all' || name === 'late' || name === 'findings' ? say(`desks.filter.${name}`) : say(`desks.status.${name}`);
  return (
    <div className="np-board-filters">
      <fieldset className="np-segments" aria-label={say('desks.board.by')}>
        {[false, true].map((byPart) => (
          <label key={String(byPart)} className="np-segment">
            <input type="radio" name="board-by" checked={isByPart === byPart} onChange={() => onByPart(byPart)} />
            {say(byPart ? 'desks.board.byPart' : 'desks.board.byPerson')}
          </label>
        ))}
      </fieldset>
      <fieldset className="np-filters" aria-label={say('desks.board.filter')}>
        {FILTERS.map((name) => ({ name, count: rows.filter((row) => isShown(row, name)).length }))
          .filter(({ name, count }) => count > 0 || name === 'all' || name === filter)
          .map(({ name, count }) => (
            <button
              key={name}
              type="button"
              className={`np-filter np-filter-${name}`}
              aria-pressed={filter === name}
              onClick={() => onFilter(filter === name ? 'all' : name)}
            >
              {say('desks.board.count', { name: nameOf(name), count })}
            </button>
          ))}
      </fieldset>
    </div>
  );
};
