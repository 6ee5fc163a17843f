// The day somebody's part should be in, proposed where nobody has said one. MemberForm.tsx and InvitationForm.tsx ask for it.
import { Field, Input } from '@fluentui/react-components';
import { dayText } from './part-label.ts';
import { useSay } from './words.tsx';

type Props = {
  /** ISO date, or empty. */
  readonly due: string;
  readonly onDue: (due: string) => void;
  /** What was put in first; null where there is nothing sensible to propose. */
  readonly proposed: string | null;
};

export const DueField = ({ due, onDue, proposed }: Props) => {
  const { say, lang } = useSay();
  const isProposed = proposed !== null && due === proposed;
  return (
    <Field label={say('team.dueDate')} {...(isProposed ? { hint: say('team.dueProposed', { day: dayText(proposed, lang) }) } : {})}>
      <Input type="date" value={due} onChange={(_, { value }) => onDue(value)} />
    </Field>
  );
};
