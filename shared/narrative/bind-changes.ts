// Ties what a number says of the change since last year to what changed: the names before the comparison, else what was counted
// right before it in the sentence. bind-counts.ts hands every number here first.
import type { Ask } from './ask.ts';
import type { Scope } from './assertion.ts';
import type { Change } from './change-at.ts';
import type { ChangeClaim } from './claim.ts';
import type { Phrase } from './phrase.ts';
import { isBare, namesIn, readPhrase } from './phrase.ts';
import type { Context } from './tie.ts';
import { tie } from './tie.ts';
import type { Token } from './token.ts';

/** What was counted last in this sentence and nothing else since. */
export type Recent = { readonly asks: readonly Ask[]; readonly scope: Scope } | null;

/** The claims of one change: the change itself, and last year's figure where the words give it. None where it is not sure what changed. */
export const changeClaims = (
  change: Change,
  {
    tokens,
    from,
    index,
    scope,
  }: { readonly tokens: readonly Token[]; readonly from: number; readonly index: number; readonly scope: Scope },
  { context, pending, recent }: { readonly context: Context; readonly pending: Phrase | null; readonly recent: Recent },
): readonly ChangeClaim[] => {
  const token = tokens[index];
  const first = tokens[change.from];
  if (!token || !first) return [];
  const phrase = readPhrase(tokens, from, change.from);
  const isNamed = namesIn(phrase).length > 0 || phrase.measures.length > 0;
  if (!isNamed && !isBare(phrase)) return [];
  const count = { value: 1, decimals: 0, unit: change.unit === '%' ? '件' : change.unit };
  const asks = !isNamed && recent ? recent.asks : (tie(phrase, null, pending, context, count, false)?.asks ?? []);
  if (asks.length === 0) return [];
  const place = {
    start: isNamed ? (phrase.start ?? first.start) : first.start,
    end: token.kind === 'text' ? token.start + 2 : token.end,
    scope: !isNamed && recent?.scope === 'wider' ? ('wider' as const) : scope,
  };
  const { stated, decimals, unit, base } = change;
  return [
    ...(base
      ? [
          {
            ...place,
            end: base.end,
            kind: 'change' as const,
            of: 'before' as const,
            asks,
            stated: base.value,
            decimals: base.decimals,
            unit: base.unit,
          },
        ]
      : []),
    { ...place, kind: 'change', of: unit === '%' ? 'percent' : 'count', asks, stated, decimals, unit },
  ];
};
