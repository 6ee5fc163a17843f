// What can be given to somebody else from a line of the board: a person's parts, or what each holder (or nobody) has of a part of the form.
// A part of BoardItem.tsx.
import type { Assignment } from '#shared/access/can';
import type { Edition } from '#shared/edition/types';
import { isWithin } from '../../state/assignments.ts';
import type { BoardRow } from '../../state/board.ts';
import type { Picked } from '../../state/use-handing.ts';
import { partLabel, placesLabel } from '../part-label.ts';
import { useSay } from '../words.tsx';
import { PartChip } from './PartChip.tsx';

type Props = {
  readonly edition: Edition;
  readonly row: BoardRow;
  readonly picked: Picked | null;
  readonly onPick: (picked: Picked, how: 'key' | 'drag') => void;
  readonly onDrop: () => void;
};

export const BoardChips = ({ edition, row, picked, onPick, onDrop }: Props) => {
  const { say, tell } = useSay();
  const whole = row.of.kind === 'part' ? row.of.part : null;
  const held = row.holders.flatMap(({ id, name, assigned }) =>
    assigned.filter((part) => whole === null || isWithin(part, whole)).map((part) => ({ id, name, part })),
  );
  const chip = (label: string, parts: readonly Assignment[], from: { readonly id: string; readonly name: string } | null) => (
    <PartChip
      key={`${from?.id} ${parts[0]}`}
      picked={{ label, parts, from: from?.id ?? null }}
      holder={from?.name ?? null}
      isNamed={whole !== null}
      isPicked={picked !== null && picked.from === (from?.id ?? null) && picked.parts[0] === parts[0]}
      onPick={onPick}
      onDrop={onDrop}
    />
  );
  return (
    <div className="np-part-chips">
      {held.map(({ part, ...holder }) => chip(partLabel(edition, part, tell), [part], holder))}
      {row.unassigned.length > 0 && chip(placesLabel(edition, row.unassigned, tell), row.unassigned, null)}
      {whole === null && held.length === 0 && <em className="np-ink-bad">{say('team.part.none')}</em>}
    </div>
  );
};
