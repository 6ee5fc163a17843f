// The figures behind the verdict, in one line: balances, what is left to confirm, carry-over against last year, text against tables.
// A part of VerdictLine.tsx.
import type { FindingsNow } from '../state/watch-findings.ts';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/desks';

export const VerdictFacts = ({ findings }: { readonly findings: Extract<FindingsNow, { kind: 'ready' }> }) => {
  const { say } = useSay();
  const { balances, result, last } = findings;
  const differing = result.findings.filter(({ rule }) => rule === 'Y2');
  const carry = differing.length;
  const isExplained = differing.every(({ reason }) => reason);
  const read = result.assertions.filter(({ scope, actual }) => scope === 'own' && actual !== null);
  const off = result.findings.filter(({ rule }) => rule === 'N1' || rule === 'N3').length;
  const agreeing = read.filter(({ agrees }) => agrees).length;
  return (
    <>
      <span className={balances.held === balances.total ? '' : 'np-ink-bad'}>{say('pane.verdict.balances', balances)}</span>
      <span>
        {result.explained > 0
          ? say('reasons.count', { count: result.counts.query, explained: result.explained })
          : say('pane.verdict.query', { count: result.counts.query })}
      </span>
      {result.counts.hint > 0 && <span>{say('pane.verdict.hint', { count: result.counts.hint })}</span>}
      {last === null && <span>{say('desks.verdict.noLast')}</span>}
      {last && (
        <span className={isExplained ? '' : 'np-ink-bad'}>
          {carry === 0 ? say('desks.verdict.carry') : say(isExplained ? 'reasons.carry' : 'desks.verdict.carryOff', { count: carry })}
        </span>
      )}
      {off > 0 && <span className="np-ink-bad">{say('desks.verdict.proseOff', { count: off })}</span>}
      {agreeing > 0 && <span>{say('desks.verdict.prose', { count: agreeing })}</span>}
      {off === 0 && agreeing === 0 && <span>{say('desks.verdict.noProse')}</span>}
    </>
  );
};
