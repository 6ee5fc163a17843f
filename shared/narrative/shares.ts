// 占…%: a share of what was counted just before, or of all requests. bind-counts.ts hands every percentage here.
import type { Ask } from './ask.ts';
import type { Claim } from './claim.ts';
import type { Phrase } from './phrase.ts';
import { namesIn } from './phrase.ts';
import type { Context, Count } from './tie.ts';

type Place = Pick<Claim, 'start' | 'end' | 'scope'>;

export const shareClaim = ({ value, decimals }: Count, phrase: Phrase, { last, whole, topic }: Context, place: Place): Claim | null => {
  if (!phrase.hasShare || phrase.isDirty || phrase.isChannel) return null;
  const named = namesIn(phrase);
  const [name] = named;
  let part: Ask | null = null;
  if (named.length === 1 && topic?.of === 'requests' && name?.kind === 'applicant')
    part = { about: 'requests', rows: 'received', columns: name.columns };
  else if (named.length === 1 && topic?.of === 'requests' && name?.kind === 'result')
    part = { about: 'requests', rows: name.rows, columns: null };
  else if (last?.asks.length === 1 && named.every(({ kind }) => kind === 'noun')) part = last.asks[0] ?? null;
  if (!part || part.about === 'art20') return null;
  const wholes = wholesOf(part, whole?.asks.length === 1 ? (whole.asks[0] ?? null) : null);
  return wholes.length === 0 ? null : { ...place, kind: 'share', part, wholes, stated: value, decimals };
};

const wholesOf = (part: Ask, whole: Ask | null): readonly Ask[] => {
  if (part.about === 'requests') {
    const given: Ask[] = whole?.about === 'requests' ? [whole] : [];
    if (part.columns !== null) return [...given, { ...part, columns: null }];
    return part.rows === 'received'
      ? given
      : [...given, { about: 'requests', rows: 'processed', columns: null }, { about: 'requests', rows: 'received', columns: null }];
  }
  if (part.about === 'disputes' && part.column !== null) return [{ ...part, column: null }];
  return [];
};
