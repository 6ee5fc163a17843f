// A link just made: shown this one time, to be copied and sent. Stands where an invitation was made.
import { Field, Input } from '@fluentui/react-components';
import type { NewInvitationAnswer } from '#shared/protocol/http-people';
import { CopyButton } from './CopyButton.tsx';
import { Notice } from './Notice.tsx';
import { momentText } from './part-label.ts';
import { useSay } from './words.tsx';

export const InvitationLink = ({ made: { link, expiresAt }, whom }: { made: NewInvitationAnswer; whom: string }) => {
  const { say, lang } = useSay();
  return (
    <Notice kind="good">
      <div className="np-stack">
        <p role="status">{say('team.link.made', { whom, when: momentText(expiresAt, lang) })}</p>
        <Field label={say('team.link.label')}>
          <Input value={link} readOnly autoFocus onFocus={(event) => event.currentTarget.select()} />
        </Field>
        <div className="np-actions">
          <CopyButton text={link} label={say('team.link.copy')} words={say('team.link.copy')} />
        </div>
        <p className="np-quiet">{say('team.link.once')}</p>
      </div>
    </Notice>
  );
};
