// The steps of review the person here may take now, for one part or (part null) for the report; a note is asked for where one is needed.
// Shown in ReviewLine.tsx and beside each preparer in MemberItem.tsx.
import { Button, Field } from '@fluentui/react-components';
import { useState } from 'react';
import { openSteps } from '#shared/access/can-review';
import { message } from '#shared/i18n/translate';
import type { ReviewState } from '#shared/review/review';
import type { Desk } from '../state/desk.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { useAccess, useMe } from '../state/use-desk.ts';
import { FaultNotice } from './FaultNotice.tsx';
import { useSay } from './words.tsx';
import './review.css';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly part: string | null;
  /** True: no step is urged. */
  readonly isQuiet?: boolean;
  /** Whose part it is; for the buttons' names. */
  readonly name: string;
};

export const StepButtons = ({ desk, api, part, name, isQuiet = false }: Props) => {
  const { say } = useSay();
  const me = useMe(desk);
  const access = useAccess(desk);
  const [asking, setAsking] = useState<ReviewState | null>(null);
  const [note, setNote] = useState('');
  const deed = useDeed();
  const steps = openSteps(me, access).filter((step) => step.part === part);
  const asked = steps.find(({ to }) => to === asking);
  const subject = part === null ? 'report' : part === me.id ? 'own' : 'part';
  const take = async (to: ReviewState, withNote: string) => {
    const taken = await deed.run(() => api.takeStep(desk.session.reportId, { part, to, note: withNote }));
    if (!taken) return;
    setAsking(null);
    setNote('');
    desk.tellNotice({ message: message('team.step.taken', { step: say(`team.step.${subject}.${to}`) }), cell: null, section: null });
  };
  if (steps.length === 0 && !deed.fault) return null;
  return (
    <div className="np-stack np-steps">
      {!asked && steps.length > 0 && (
        <div className="np-actions">
          {steps.map(({ to, needsNote }) => (
            <Button
              key={to}
              size="small"
              appearance={FORWARD.includes(to) && subject !== 'part' && !isQuiet ? 'primary' : 'secondary'}
              disabledFocusable={deed.isBusy}
              aria-label={subject === 'part' ? say('team.step.of', { step: say(`team.step.part.${to}`), name }) : undefined}
              onClick={() => {
                deed.clear();
                if (needsNote || (part === null && FORWARD.includes(to))) setAsking(to);
                else void take(to, '');
              }}
            >
              {say(`team.step.${subject}.${to}`)}
            </Button>
          ))}
        </div>
      )}
      {asked && (
        <form
          className="np-stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (asked.needsNote && note.trim() === '') deed.refuse(message('team.step.reasonMissing'));
            else void take(asked.to, note);
          }}
        >
          <Field
            label={say(asked.needsNote ? 'team.step.reason' : 'team.step.note')}
            hint={say(`team.step.ask.${asked.to}`)}
            required={asked.needsNote}
          >
            {(field) => (
              <textarea
                {...field}
                className="np-textarea"
                rows={2}
                maxLength={500}
                // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
                autoFocus
                value={note}
                onChange={({ currentTarget: { value } }) => setNote(value)}
              />
            )}
          </Field>
          <div className="np-actions">
            <Button size="small" appearance="primary" type="submit" disabledFocusable={deed.isBusy}>
              {say(`team.step.${subject}.${asked.to}`)}
            </Button>
            <Button size="small" onClick={() => setAsking(null)}>
              {say('pane.app.cancel')}
            </Button>
          </div>
        </form>
      )}
      <FaultNotice deed={deed} />
    </div>
  );
};

/** Steps that bring the work on; the others take it back. */
const FORWARD: readonly ReviewState[] = ['submitted', 'approved', 'published'];
