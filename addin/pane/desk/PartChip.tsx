// A part of the form that can be given to somebody: dragged, or picked with the keyboard. GiveParts.tsx and BoardChips.tsx show them.
import { ReOrderDotsVertical16Regular } from '@fluentui/react-icons';
import type { Picked } from '../../state/use-handing.ts';
import { useSay } from '../words.tsx';

type Props = {
  readonly picked: Picked;
  /** Who has it now. */
  readonly holder: string | null;
  /** Whether the chip says who has it: where its line does not. */
  readonly isNamed?: boolean;
  readonly isPicked: boolean;
  readonly onPick: (picked: Picked, how: 'key' | 'drag') => void;
  readonly onDrop: () => void;
};

export const PartChip = ({ picked, holder, isNamed = false, isPicked, onPick, onDrop }: Props) => {
  const { say } = useSay();
  const { label } = picked;
  const who = holder ?? say('desks.board.nobodys');
  // What is called by its visible words answers to its name.
  const part = isNamed ? `${label} ${who}` : label;
  return (
    <button
      type="button"
      className="np-part-chip"
      draggable
      aria-pressed={isPicked}
      aria-label={holder === null ? say('desks.give.pick', { part }) : say('desks.give.move', { part, name: holder })}
      onClick={() => onPick(picked, 'key')}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', label);
        onPick(picked, 'drag');
      }}
      onDragEnd={onDrop}
    >
      <ReOrderDotsVertical16Regular aria-hidden />
      {label}
      {isNamed && ' '}
      {isNamed && <span className={holder === null ? 'np-ink-bad' : 'np-quiet'}>{who}</span>}
    </button>
  );
};
