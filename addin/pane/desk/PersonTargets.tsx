// The people a picked part may go to: buttons for the keyboard, places to drop onto. A part of BoardDesk.tsx.
import { useEffect, useRef, useState } from 'react';
import type { Picked } from '../../state/use-handing.ts';
import type { MemberInfo } from '../../sync/session-state.ts';
import { useSay } from '../words.tsx';

type Props = {
  readonly people: readonly MemberInfo[];
  readonly picked: Picked;
  /** While something is dragged they stand at the lower edge, without moving anything and without taking the focus. */
  readonly isDragging: boolean;
  readonly onGive: (to: MemberInfo) => void;
  readonly onCancel: () => void;
};

/** Takes the focus; arrows walk, Enter gives, Escape puts back. */
export const PersonTargets = ({ people, picked, isDragging, onGive, onCancel }: Props) => {
  const { say } = useSay();
  const room = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<string | null>(null);
  useEffect(() => {
    if (!isDragging) room.current?.querySelector('button')?.focus();
  }, [isDragging]);
  const walk = (step: number) => {
    const buttons = [...(room.current?.querySelectorAll('button') ?? [])];
    const at = document.activeElement instanceof HTMLButtonElement ? buttons.indexOf(document.activeElement) : -1;
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div
      ref={room}
      className={`np-targets ${isDragging ? 'np-targets-afloat' : ''}`}
      role="toolbar"
      aria-label={say('desks.give.picked', { part: picked.label })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') walk(1);
        else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') walk(-1);
        else return;
        event.preventDefault();
      }}
    >
      <p>{say('desks.give.picked', { part: picked.label })}</p>
      <div className="np-actions">
        {people
          .filter(({ id }) => id !== picked.from)
          .map((person) => (
            <button
              key={person.id}
              type="button"
              className={`np-target ${over === person.id ? 'np-board-over' : ''}`}
              aria-label={say('desks.give.toOf', { part: picked.label, name: person.name })}
              onClick={() => onGive(person)}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(person.id);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                event.preventDefault();
                onGive(person);
              }}
            >
              {say('desks.give.to', { name: person.name })}
            </button>
          ))}
        <button type="button" className="np-link" onClick={onCancel}>
          {say('desks.give.cancel')}
        </button>
      </div>
    </div>
  );
};
