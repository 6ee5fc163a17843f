// For a report nobody fills in yet: the people and parts of the year before, to be taken over at once. A part of BoardDesk.tsx.
import { Button } from '@fluentui/react-components';
import { PeopleCommunity16Regular } from '@fluentui/react-icons';
import { useCallback } from 'react';
import { message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import type { Desk } from '../../state/desk.ts';
import { dayOf, proposedDue } from '../../state/due.ts';
import { carryTeam, findLastTeam } from '../../state/last-team.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useDeed } from '../../state/use-deed.ts';
import { useLoaded } from '../../state/use-loaded.ts';
import { FaultNotice } from '../FaultNotice.tsx';
import { listText } from '../part-label.ts';
import { useSay } from '../words.tsx';

type Props = { readonly desk: Desk; readonly api: PeopleApi; readonly report: Report; readonly meId: string };

export const CarryTeam = ({ desk, api, report, meId }: Props) => {
  const { say, lang } = useSay();
  const { organ, year, edition } = report;
  const { reportId } = desk.session;
  const { loaded } = useLoaded(useCallback(() => findLastTeam(api, { id: reportId, organ, year }), [api, reportId, organ, year]));
  const deed = useDeed();
  const team = loaded.kind === 'here' ? loaded.value : null;
  const others = team?.members.filter(({ id }) => id !== meId) ?? [];
  if (!team || others.length === 0) return null;
  const carry = async () => {
    const done = await deed.run(() => carryTeam(api, reportId, edition, team, proposedDue(year, dayOf(new Date()))));
    if (!done) return;
    const { carried, missing } = done.value;
    const told =
      missing.length > 0
        ? message('carry.some', { count: carried, names: listText(missing, lang) })
        : message('carry.done', { count: carried });
    desk.tellNotice({ message: told, cell: null, section: null });
  };
  return (
    <div className="np-stack">
      <div className="np-actions">
        <Button
          appearance="primary"
          size="small"
          icon={<PeopleCommunity16Regular />}
          disabledFocusable={deed.isBusy}
          onClick={() => void carry()}
        >
          {say('carry.team', { year: team.year, count: others.length })}
        </Button>
      </div>
      <p className="np-quiet">
        {listText(
          others.map(({ name }) => name),
          lang,
        )}
      </p>
      <FaultNotice deed={deed} />
    </div>
  );
};
