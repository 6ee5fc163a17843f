// What stands between two numbers, read as one phrase: the names in it and what is said of them. Unknown words empty the phrase,
// so that a number is never tied across something the reader does not understand.
import type { Meaning, Measure, Token } from './token.ts';

export type Item = Extract<Meaning, { kind: 'noun' | 'result' | 'outcome' | 'applicant' }>;

export type Phrase = {
  readonly items: readonly Item[];
  readonly measures: readonly Measure[];
  readonly hasEach: boolean;
  readonly isRespective: boolean;
  readonly hasSum: boolean;
  readonly hasPart: boolean;
  readonly hasShare: boolean;
  /** Unknown words or other business stand before the first name. */
  readonly isDirty: boolean;
  /** A verb stands before the first name, so words before the verb do not narrow the name. */
  readonly isVerbFirst: boolean;
  /** The number speaks of one way in only (网上, 信函). */
  readonly isChannel: boolean;
  /** 本级 or the organ's own name stands in it. */
  readonly isOwn: boolean;
  /** 对, 就, 因: what follows is the object of some other verb. */
  readonly isObject: boolean;
  /** Folded offset of the first word that matters, null in an empty phrase. */
  readonly start: number | null;
};

export const readPhrase = (tokens: readonly Token[], from: number, to: number): Phrase => {
  let phrase = EMPTY;
  for (let index = from; index < to; index += 1) {
    const token = tokens[index];
    if (token) phrase = withToken(phrase, token);
  }
  return phrase;
};

/** Only fillers and words like 共 stand in it. */
export const isBare = (phrase: Phrase): boolean =>
  phrase.items.length === 0 && phrase.measures.length === 0 && !phrase.isDirty && !phrase.isChannel;

/** Names without the general ones (公民), which name everybody. */
export const namesIn = ({ items }: Phrase): readonly Item[] => items.filter((item) => item.kind !== 'applicant' || !item.general);

const withToken = (phrase: Phrase, token: Token): Phrase => {
  const start = phrase.start ?? token.start;
  switch (token.kind) {
    case 'noun':
    case 'result':
    case 'outcome':
    case 'applicant':
      return { ...phrase, items: [...phrase.items, token], start };
    case 'measure':
      if (token.measure === 'occur') return phrase;
      return {
        ...phrase,
        measures: [...phrase.measures, token.measure],
        isVerbFirst: phrase.isVerbFirst || phrase.items.length === 0,
        start,
      };
    case 'each':
      return { ...phrase, hasEach: true };
    case 'respectively':
      return { ...phrase, isRespective: true };
    case 'sum':
      return { ...phrase, hasSum: true };
    case 'part':
      return { ...phrase, hasPart: true };
    case 'share':
      return { ...phrase, hasShare: true };
    case 'channel':
      return { ...phrase, isChannel: true };
    case 'scope':
      return { ...phrase, isOwn: token.scope === 'own' };
    case 'cause':
      return { ...phrase, isObject: true };
    case 'etc':
      return { ...phrase, isChannel: false };
    case 'text':
    case 'foreign':
    case 'negation':
    case 'stranger':
      return { ...EMPTY, isDirty: true, isChannel: phrase.isChannel, hasPart: phrase.hasPart };
    default:
      return phrase;
  }
};

const EMPTY: Phrase = {
  items: [],
  measures: [],
  hasEach: false,
  isRespective: false,
  hasSum: false,
  hasPart: false,
  hasShare: false,
  isDirty: false,
  isVerbFirst: false,
  isChannel: false,
  isOwn: false,
  isObject: false,
  start: null,
};
