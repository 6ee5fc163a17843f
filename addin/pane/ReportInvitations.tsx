// The invitations into one report, for its coordinator: who has not come yet, and taking a link back. Foot of MembersTab.tsx.
import { useCallback } from 'react';
import { ok } from '#shared/result';
import type { Asked } from '../state/ask-server.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { AskView } from './AskView.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { InvitationItem, type InvitationNames } from './InvitationItem.tsx';
import { useSay } from './words.tsx';

type Props = { readonly api: PeopleApi; readonly report: InvitationNames['reports'][number] };

export const ReportInvitations = ({ api, report }: Props) => {
  const { say } = useSay();
  const { id } = report;
  const load = useCallback(async (): Asked<Shown> => {
    const [invitations, people, units] = await Promise.all([api.invitations(), api.people(), api.units()]);
    if (!invitations.ok) return invitations;
    if (!people.ok) return people;
    if (!units.ok) return units;
    return ok({ invitations: invitations.value.filter((one) => one.report === id), people: people.value, units: units.value });
  }, [api, id]);
  const { loaded, reload } = useLoaded(load);
  const deed = useDeed();
  return (
    <AskView loaded={loaded} onRetry={reload}>
      {({ invitations, people, units }) => (
        <>
          <FaultNotice deed={deed} />
          {invitations.length === 0 && <p className="np-quiet">{say('team.invite.none')}</p>}
          <ul className="np-lines-list">
            {invitations.map((invitation) => (
              <InvitationItem
                key={invitation.id}
                invitation={invitation}
                names={{ people, units, reports: [report] }}
                onRevoke={async (one) => {
                  if (await deed.run(() => api.revoke(one))) await reload();
                }}
              />
            ))}
          </ul>
        </>
      )}
    </AskView>
  );
};

type Shown = Pick<InvitationNames, 'people' | 'units'> & {
  readonly invitations: readonly Parameters<typeof InvitationItem>[0]['invitation'][];
};
