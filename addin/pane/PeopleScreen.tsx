// People and units of the whole organisation: for administrators. App.tsx opens it at #/people.
import { Button, Tab, TabList } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import type { ReportSummary } from '#shared/protocol/http';
import type { PersonEntry, Unit } from '#shared/protocol/http-people';
import { ok } from '#shared/result';
import type { Asked } from '../state/ask-server.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { AskView } from './AskView.tsx';
import { Card } from './Card.tsx';
import { InvitationList } from './InvitationList.tsx';
import { PeopleImport } from './PeopleImport.tsx';
import { PersonList } from './PersonList.tsx';
import { UnitList } from './UnitList.tsx';
import { useSay } from './words.tsx';
import './team.css';
import '#shared/i18n/rooms/report';

type Props = { readonly api: PeopleApi; readonly onBack: () => void; readonly onSignOut: (reason?: Message) => void };

/** Everything the lists of this screen speak of. */
export type Directory = {
  readonly units: readonly Unit[];
  readonly people: readonly PersonEntry[];
  /** Reports the administrator takes part in; others are none of theirs. */
  readonly reports: readonly ReportSummary[];
};

type View = 'people' | 'units' | 'invitations' | 'import';

export const PeopleScreen = ({ api, onBack, onSignOut }: Props) => {
  const { say } = useSay();
  const [view, setView] = useState<View>('people');
  const load = useCallback(async (): Asked<Directory> => {
    const [units, people, reports] = await Promise.all([api.units(), api.people(), api.reports()]);
    for (const answer of [units, people, reports]) if (!answer.ok && answer.error.kind === 'signedOut') onSignOut(answer.error.reason);
    if (!units.ok) return units;
    if (!people.ok) return people;
    return reports.ok ? ok({ units: units.value, people: people.value, reports: reports.value }) : reports;
  }, [api, onSignOut]);
  const { loaded, reload } = useLoaded(load);
  useEffect(() => {
    document.documentElement.scrollTop = 0;
  }, []);
  return (
    <Card
      title={say('team.screen.title')}
      aside={
        <Button icon={<ArrowLeft16Regular />} onClick={onBack}>
          {say('pane.desk.reports')}
        </Button>
      }
    >
      <TabList
        className="np-team-tabs"
        size="small"
        selectedValue={view}
        onTabSelect={(_, { value }) => setView(VIEWS.find((known) => known === value) ?? 'people')}
      >
        {VIEWS.map((name) => (
          <Tab key={name} value={name}>
            {say(`team.screen.${name}`)}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" aria-label={say(`team.screen.${view}`)}>
        <AskView loaded={loaded} onRetry={reload}>
          {(directory) => (
            <>
              {view === 'people' && <PersonList api={api} directory={directory} onChanged={reload} onUnits={() => setView('units')} />}
              {view === 'units' && <UnitList api={api} directory={directory} onChanged={reload} />}
              {view === 'invitations' && <InvitationList api={api} directory={directory} />}
              {view === 'import' && <PeopleImport api={api} onImported={reload} />}
            </>
          )}
        </AskView>
      </div>
    </Card>
  );
};

const VIEWS: readonly View[] = ['people', 'units', 'invitations', 'import'];
