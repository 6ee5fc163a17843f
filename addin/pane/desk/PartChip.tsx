// A part of the form that can be given to somebody: dragged, or picked with the keyboard. GiveParts.tsx and BoardItem.tsx show them.
import { ReOrderDotsVertical16Regular } from '@fluentui/react-icons';
import type { Picked } from '../../state/use-handing.ts';
import { useSay } from '../words.tsx';

type Props = {
  readonly picked: Picked;
  /** Who has it now. */
  readonly holder: string | null;
  readonly isPicked: boolean;
  readonly onPick: (picked: Picked, how: 'key' | 'drag') => void;
  readonly onDrop: () => void;
};

export const PartChip = ({ picked, holder, isPicked, onPick, onDrop }: Props) => {
  const { say } = useSay();
  const { label } = picked;
  return (
    <button
      type="button"
      className="np-part-chip"
      draggable
      aria-pressed={isPicked}
      aria-label={holder === null ? say('desks.give.pick', { part: label }) : say('desks.give.move', { part: label, name: holder })}
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
    </button>
  );
};
