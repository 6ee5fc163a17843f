// The figures behind the verdict, in one line: balances, what is left to confirm, carry-over against last year, text against tables.
// Part of VerdictLine.tsx. Where a figure rests on less than it seems (blanks, totals as a text states them), the line says so.
import type { FindingsNow } from '../state/watch-findings.ts';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/desks';

export const VerdictFacts = ({ findings }: { readonly findings: Extract<FindingsNow, { kind: 'ready' }> }) => {
  const { say } = useSay();
  const { facts, result, last } = findings;
  const { balances, blank, stated, prose } = facts;
  const isOff = balances.held !== balances.total;
  return (
    <>
      <span className={isOff ? 'np-ink-bad' : ''}>
        {say('pane.verdict.balances', balances)}
        {stated > 0 && say('desks.verdict.stated')}
      </span>
      {blank > 0 && <span className="np-ink-bad">{say('desks.verdict.blank', { count: blank })}</span>}
      <span>
        {result.explained > 0
          ? say('reasons.count', { count: result.counts.query, explained: result.explained })
          : say('pane.verdict.query', { count: result.counts.query })}
      </span>
      {result.counts.hint > 0 && <span>{say('pane.verdict.hint', { count: result.counts.hint })}</span>}
      {last === null && <span>{say('desks.verdict.noLast')}</span>}
      {facts.carry && <CarryFact carry={facts.carry} />}
      {prose.off > 0 && (
        <span className={prose.off === prose.explained ? '' : 'np-ink-bad'}>
          {say(prose.off === prose.explained ? 'desks.verdict.proseExplained' : 'desks.verdict.proseOff', { count: prose.off })}
        </span>
      )}
      {prose.agree > 0 && <span>{say('desks.verdict.prose', { count: prose.agree })}</span>}
      {prose.off === 0 && prose.agree === 0 && <span>{say('desks.verdict.noProse')}</span>}
    </>
  );
};

type Carry = NonNullable<Extract<FindingsNow, { kind: 'ready' }>['facts']['carry']>;

const CarryFact = ({ carry: { compared, total, off, explained } }: { readonly carry: Carry }) => {
  const { say } = useSay();
  if (off > 0) {
    const isExplained = off === explained;
    return (
      <span className={isExplained ? '' : 'np-ink-bad'}>
        {say(isExplained ? 'reasons.carry' : 'desks.verdict.carryOff', { count: off })}
      </span>
    );
  }
  if (compared === 0) return <span>{say('desks.verdict.carryNone')}</span>;
  return <span>{compared === total ? say('desks.verdict.carry') : say('desks.verdict.carrySome', { compared, total })}</span>;
};
