// What the supervisor finds first, below the verdict: what changed since the last look, then the step to take. A reader sees the same,
// without the steps.
import { Button } from '@fluentui/react-components';
import { DocumentText16Regular } from '@fluentui/react-icons';
import type { Desk } from '../../state/desk.ts';
import { askView } from '../../state/pane-way.ts';
import { pastYearsOf } from '../../state/past-years.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useFindings, useMe, useReport } from '../../state/use-desk.ts';
import { useWatched } from '../../state/watched.ts';
import { momentText } from '../part-label.ts';
import { StepButtons } from '../StepButtons.tsx';
import { useSay } from '../words.tsx';
import { ChangesSince } from './ChangesSince.tsx';
import { FindingLines } from './FindingLines.tsx';
import { VerdictSources } from './VerdictSources.tsx';

type Props = { readonly desk: Desk; readonly api: PeopleApi; readonly onCell: () => void };

export const SupervisorDesk = ({ desk, api, onCell }: Props) => {
  const { say, lang } = useSay();
  const me = useMe(desk);
  const report = useReport(desk)?.report;
  const findings = useFindings(desk);
  const people = useWatched(desk.session.people);
  const reviews = useWatched(desk.session.reviews);
  if (!report) return null;
  const whole = reviews.find(({ part }) => part === null);
  const state = whole?.state ?? 'draft';
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? say('team.invite.unknown');
  const grave = findings.kind === 'ready' ? findings.result.findings.filter(({ severity }) => severity !== 'hint') : [];
  const errors = findings.kind === 'ready' ? findings.result.counts.error : 0;
  return (
    <>
      <VerdictSources desk={desk} past={pastYearsOf(desk, api)} />
      <ChangesSince desk={desk} api={api} edition={report.edition} onCell={onCell} />
      {grave.length > 0 && (
        <section aria-label={say('desks.review.findings')}>
          <h2 className="np-view-title">{say('desks.review.findings')}</h2>
          <FindingLines desk={desk} findings={grave} />
        </section>
      )}
      <section className="np-desk-box np-sign" aria-label={say('desks.review.title')}>
        <h2 className="np-view-title">{say('desks.review.title')}</h2>
        <p>
          {me.role === 'reader'
            ? say('desks.reader')
            : state === 'submitted' && errors > 0
              ? say('desks.review.wait.blocked', { count: errors })
              : say(`desks.review.wait.${state}`)}
        </p>
        {whole && (
          <p className="np-quiet">
            {say('team.review.by', { name: nameOf(whole.by), when: momentText(whole.at, lang) })}
            {whole.note !== '' && <q className="np-note">{whole.note}</q>}
          </p>
        )}
        <div className="np-actions">
          <Button size="small" icon={<DocumentText16Regular />} onClick={() => askView(desk, 'publish')}>
            {say('desks.review.read')}
          </Button>
        </div>
        <StepButtons desk={desk} api={api} part={null} name="" />
      </section>
    </>
  );
};
