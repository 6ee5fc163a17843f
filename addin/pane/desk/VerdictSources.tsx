// What the verdict rests on, rule by rule: how many balances of each kind, which report of last year, how much of the prose was read.
// Folded away on the supervisor's desk, SupervisorDesk.tsx.
import { Button } from '@fluentui/react-components';
import type { Desk } from '../../state/desk.ts';
import { type PastYears, yearBefore } from '../../state/past-years.ts';
import { useFindings } from '../../state/use-desk.ts';
import { useWatched } from '../../state/watched.ts';
import { useSay } from '../words.tsx';
import '#shared/i18n/rooms/desks';

export const VerdictSources = ({ desk, past }: { readonly desk: Desk; readonly past: PastYears }) => {
  const { say } = useSay();
  const now = useFindings(desk);
  const earlier = useWatched(past);
  if (now.kind !== 'ready') return null;
  const { facts, report, result } = now;
  const { rules, carry, prose } = facts;
  const last = yearBefore(earlier, report);
  return (
    <details className="np-sources">
      <summary>{say('desks.source.title')}</summary>
      <ul>
        {RULES.map((rule) => (
          <li key={rule}>{say(`desks.source.${rule}`, rules[rule])}</li>
        ))}
        {facts.blank > 0 && <li>{say('desks.source.blank', { count: facts.blank })}</li>}
        {facts.stated > 0 && <li>{say('desks.source.stated', { count: facts.stated })}</li>}
        {now.last === null && <li>{say('desks.source.noLast')}</li>}
        {carry && last && (
          <li>
            {say('desks.source.carry', {
              title: `${last.report.organ ?? ''}${last.year}${last.report.edition.titleSuffix}`,
              from: say(last.from === 'file' ? 'desks.source.file' : 'desks.source.stored'),
              ...carry,
            })}
          </li>
        )}
        <li>
          {say('desks.source.prose', { count: result.assertions.length, ...prose })}
          {prose.open > 0 && ` ${say('desks.source.open')}`}
        </li>
      </ul>
      <div className="np-actions">
        <Button size="small" onClick={() => desk.openSection('1')}>
          {say('desks.source.words')}
        </Button>
      </div>
    </details>
  );
};

const RULES = ['R1', 'R2', 'R3', 'R4'] as const;
