// Decides what one number counts, from its phrase, from what follows it and from what the sentence is about. bind-counts.ts calls it.
import type { Ahead } from './ahead.ts';
import type { Ask } from './ask.ts';
import { askOf } from './ask.ts';
import type { CountClaim } from './claim.ts';
import type { Item, Phrase } from './phrase.ts';
import { isBare, namesIn } from './phrase.ts';
import type { Measure, Noun } from './token.ts';

/** What the words so far are about. */
export type Context = {
  /** The noun last spoken of in this paragraph. */
  readonly topic: Noun | null;
  /** It was spoken of in this very sentence. */
  readonly isFresh: boolean;
  /** The sentence has counted something else since its noun. */
  readonly isStray: boolean;
  /** The last number that was tied, with its value. */
  readonly last: CountClaim | null;
  /** What 其中 and brackets divide up. */
  readonly whole: CountClaim | null;
};

export type Count = { readonly value: number; readonly decimals: number; readonly unit: string };

/** The asks a number answers: all of them together, or each of them where `isEach`. */
export type Tied = { readonly asks: readonly Ask[]; readonly isEach: boolean; readonly usesAhead: boolean };

/**
 * Null where nothing is sure: unknown words stand in between, the number speaks of one way in only, or nothing named
 * before it in the sentence fits.
 */
export const tie = (
  phrase: Phrase,
  ahead: Ahead | null,
  pending: Phrase | null,
  context: Context,
  count: Count,
  isZeroWord: boolean,
): Tied | null => {
  if (phrase.isChannel) return null;
  const names = namesIn(phrase);
  const isList = phrase.hasEach || phrase.isRespective || isZeroWord || count.value === 0;
  const done = (asks: readonly Ask[], usesAhead = false): Tied => ({ asks, isEach: isList, usesAhead });
  if (count.unit === '' && !isZeroWord && isBare(phrase)) return null;
  if (names.length > 0) {
    if (phrase.isDirty && !(phrase.isVerbFirst && !isDecision(names, phrase.measures))) return null;
    const isOutcomeAhead =
      ahead &&
      phrase.measures.length === 0 &&
      names.every((name) => name.kind === 'noun') &&
      (ahead.item.kind === 'result' || ahead.item.kind === 'outcome' || ahead.item.kind === 'measure');
    if (isOutcomeAhead && ahead.item.kind !== 'measure') return done(asksOf([...names, ahead.item], [], phrase, context, count), true);
    const measures = isOutcomeAhead && ahead.item.kind === 'measure' ? [ahead.item.measure] : phrase.measures;
    return done(asksOf(names, measures, phrase, context, count), measures !== phrase.measures);
  }
  if (phrase.isDirty && phrase.measures.length === 0) return null;
  if (phrase.isObject && names.length === 0) return null;
  if (isBare(phrase) && phrase.hasPart && phrase.isOwn && context.whole && !ahead) return done(context.whole.asks);
  if (ahead && ahead.item.kind !== 'measure') return done(asksOf([ahead.item], phrase.measures, phrase, context, count), true);
  const measures = [...phrase.measures, ...(ahead?.item.kind === 'measure' ? [ahead.item.measure] : [])];
  if (measures.length > 0) {
    const isPlain = measures.some((measure) => measure === 'carriedIn' || measure === 'carriedOut');
    const noun =
      isPlain && context.topic?.of !== 'requests' ? REQUESTS : isKnown(context) || (isPlain && context.topic) ? context.topic : null;
    if (
      !noun ||
      (phrase.isDirty &&
        noun.of === 'art20' &&
        !measures.some((measure) => measure === 'repeal' || measure === 'inForce' || measure === 'issue'))
    )
      return null;
    const ask = askOf(noun, measures, count.unit);
    return ask && fits(ask, count.unit) ? done([ask], ahead !== null) : null;
  }
  if (pending && isBare(phrase) && (!pending.isDirty || pending.isVerbFirst) && !pending.isChannel) {
    return done(asksOf(namesIn(pending), pending.measures, pending, context, count));
  }
  return null;
};

/** A verb alone goes with the noun of its sentence; about requests, with that of its paragraph. */
const isKnown = ({ topic, isFresh, isStray }: Context): boolean => !isStray && (isFresh || topic?.of === 'requests');

const asksOf = (names: readonly Item[], measures: readonly Measure[], phrase: Phrase, context: Context, count: Count): readonly Ask[] => {
  const nouns = names.flatMap((name) => (name.kind === 'noun' ? [name.noun] : []));
  const results = names.flatMap((name) => (name.kind === 'result' ? [name.rows] : []));
  const outcomes = names.flatMap((name) => (name.kind === 'outcome' ? [name.column] : []));
  const applicants = names.flatMap((name) => (name.kind === 'applicant' && !name.general ? [name.columns] : []));
  const whole = context.whole?.asks.length === 1 ? (context.whole.asks[0] ?? null) : null;
  const asks: Ask[] = [];
  if (outcomes.length > 0) {
    const groups = nouns.flatMap((noun) => (noun.of === 'disputes' ? noun.groups : []));
    const disputes = context.whole ? context.whole.asks.flatMap((ask) => (ask.about === 'disputes' ? ask.groups : [])) : [];
    const topic = context.topic?.of === 'disputes' ? context.topic.groups : [];
    const about = groups.length > 0 ? groups : disputes.length > 0 ? disputes : topic;
    if (about.length > 0) for (const column of outcomes) asks.push({ about: 'disputes', groups: about, column });
  } else if (results.length > 0) {
    const isAboutRequests =
      context.topic?.of === 'requests' || nouns.some((noun) => noun.of === 'requests') || (context.topic === null && count.unit !== '条');
    const columns = applicants.length > 0 ? applicants.flat() : phrase.hasPart && whole?.about === 'requests' ? whole.columns : null;
    if (isAboutRequests) for (const rows of results) asks.push({ about: 'requests', rows, columns });
  } else if (applicants.length > 0) {
    const [noun] = nouns.filter(({ of }) => of === 'requests');
    const base =
      noun || measures.length > 0
        ? askOf(noun ?? REQUESTS, measures, count.unit)
        : whole?.about === 'requests'
          ? whole
          : askOf(REQUESTS, [], count.unit);
    const isAboutRequests =
      noun !== undefined ||
      whole?.about === 'requests' ||
      context.topic?.of === 'requests' ||
      measures.includes('receive') ||
      context.last?.asks[0]?.about === 'requests';
    if (base?.about === 'requests' && isAboutRequests) for (const columns of applicants) asks.push({ ...base, columns });
  } else {
    for (const noun of nouns) {
      if (noun.of === 'requests' && noun.form === 'bare' && context.topic?.of !== 'requests' && !phrase.isVerbFirst) continue;
      const ask = askOf(noun, measures.length > 0 ? measures : inherited(noun, context), count.unit);
      if (!ask) return [];
      asks.push(ask);
    }
  }
  return asks.every((ask) => fits(ask, count.unit)) ? joined(asks) : [];
};

/** 作出行政许可 N 项、行政处罚 M 项: one verb for the whole list. */
const inherited = (noun: Noun, { last, isFresh }: Context): readonly Measure[] => {
  const [ask] = last?.asks ?? [];
  return noun.of === 'art20' && isFresh && ask?.about === 'art20' && ask.measure === 'decide' ? ['decide'] : [];
};

/** 行政复议 and 行政复议案件 in one phrase are one thing. */
const joined = (asks: readonly Ask[]): readonly Ask[] => {
  const seen = new Map(asks.map((ask) => [JSON.stringify(ask), ask]));
  return [...seen.values()];
};

const fits = (ask: Ask, unit: string): boolean => {
  const isMoney = unit.endsWith('元');
  if (ask.about === 'art20' && ask.measure === 'amount') return isMoney || unit === '';
  if (isMoney) return false;
  return ask.about !== 'art20' || unit !== '条';
};

const isDecision = (names: readonly Item[], measures: readonly Measure[]): boolean =>
  names.some((name) => name.kind === 'noun' && name.noun.of === 'art20') &&
  !measures.some((measure) => measure === 'issue' || measure === 'repeal' || measure === 'inForce');

const REQUESTS: Noun = { of: 'requests', form: 'full' };
