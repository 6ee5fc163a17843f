// When a part is due, said in words and with a sign; overdue never by colour alone. The clerk's desk and the board show it.
import { CalendarClock16Regular, Clock16Regular, Warning16Filled } from '@fluentui/react-icons';
import { dayOf, dueSign } from '../../state/due.ts';
import { dayText } from '../part-label.ts';
import { useSay } from '../words.tsx';

/** `isOpen`: it still has to be handed in; what is done is neither late nor soon. */
export const DueLine = ({ due, isOpen }: { readonly due: string | null; readonly isOpen: boolean }) => {
  const { say, lang } = useSay();
  if (due === null) {
    return (
      <span className="np-due np-quiet">
        <Clock16Regular aria-hidden /> {say('desks.due.none')}
      </span>
    );
  }
  const { kind, days } = dueSign(due, dayOf(new Date()));
  const day = dayText(due, lang);
  if (!isOpen) {
    return (
      <span className="np-due np-quiet">
        <CalendarClock16Regular aria-hidden /> {say('team.due', { day })}
      </span>
    );
  }
  const Icon = kind === 'late' ? Warning16Filled : CalendarClock16Regular;
  const text = kind === 'today' ? say('desks.due.today', { day }) : say(`desks.due.${kind}`, { day, days });
  return (
    <span className={`np-due np-due-${kind}`}>
      <Icon aria-hidden /> {text}
    </span>
  );
};
