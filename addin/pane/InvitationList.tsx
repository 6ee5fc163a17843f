// Invitations made: to whom, into what, where they stand; withdrawn where still open. Third tab of PeopleScreen.tsx.
import { Button } from '@fluentui/react-components';
import { LinkAdd16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { AskView } from './AskView.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { InvitationForm } from './InvitationForm.tsx';
import { InvitationItem } from './InvitationItem.tsx';
import type { Directory } from './PeopleScreen.tsx';
import { useSay } from './words.tsx';

export const InvitationList = ({ api, directory }: { api: PeopleApi; directory: Directory }) => {
  const { say } = useSay();
  const [isMaking, setIsMaking] = useState(false);
  const { loaded, reload } = useLoaded(api.invitations);
  const deed = useDeed();
  const revoke = async (id: string) => {
    if (await deed.run(() => api.revoke(id))) await reload();
  };
  return (
    <div className="np-stack">
      {isMaking ? (
        <InvitationForm
          api={api}
          units={directory.units}
          reports={directory.reports}
          asAdmin
          onMade={reload}
          onCancel={() => setIsMaking(false)}
        />
      ) : (
        <div className="np-actions">
          <Button appearance="primary" icon={<LinkAdd16Regular />} onClick={() => setIsMaking(true)}>
            {say('team.invite.title')}
          </Button>
        </div>
      )}
      <FaultNotice deed={deed} />
      <AskView loaded={loaded} onRetry={reload}>
        {(invitations) =>
          invitations.length === 0 ? (
            <p className="np-quiet">{say('team.invite.none')}</p>
          ) : (
            <ul className="np-lines-list">
              {invitations.map((invitation) => (
                <InvitationItem key={invitation.id} invitation={invitation} names={directory} onRevoke={revoke} />
              ))}
            </ul>
          )
        }
      </AskView>
    </div>
  );
};
