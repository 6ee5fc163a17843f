// Says of every token under which year, scope and mood it stands. Nothing said of other years, other organs, plans or
// conditions is tied; here that is decided. read-narrative.ts calls it after scanning.
import type { Scope } from './assertion.ts';
import type { Token } from './token.ts';

export type Governed = {
  /** Nothing here states a figure of this report. */
  readonly quiet: readonly boolean[];
  /** Not even a comparison with last year is stated here. */
  readonly moot: readonly boolean[];
  readonly scope: readonly Scope[];
};

export const governTokens = (text: string, tokens: readonly Token[]): Governed => {
  const quiet: boolean[] = [];
  const moot: boolean[] = [];
  const scope: Scope[] = [];
  const outside: Mood[] = [];
  let mood = START;
  let hasPlan = false;
  let isComparing = false;
  tokens.forEach((token, index) => {
    switch (token.kind) {
      case 'time':
        if (isCompared(text, tokens, index)) isComparing = true;
        else {
          mood = { ...mood, year: token.year };
          hasPlan = token.year === 'next' || (hasPlan && token.year !== 'own');
        }
        break;
      case 'scope':
        mood = { ...mood, scope: token.scope, isStranger: false };
        break;
      case 'stranger':
        mood = { ...mood, isStranger: mood.isStranger || saysSomething(tokens, index + 1) };
        break;
      case 'stop':
        mood = { ...mood, isStopped: true };
        hasPlan ||= token.plan;
        break;
      case 'compare':
      case 'change':
        isComparing = true;
        break;
      case 'break':
        if (token.break === 'open') outside.push(mood);
        else if (token.break === 'close') mood = outside.pop() ?? mood;
        else if (token.break === 'stop' && tokens[index + 1]?.kind !== 'part') {
          mood = START;
          outside.length = 0;
        } else if (token.break === 'semicolon') mood = { ...mood, isStranger: false };
        if (token.break !== 'pause') isComparing = false;
        break;
    }
    const isMoot = hasPlan || mood.isStopped || mood.isStranger || mood.year !== 'own';
    quiet.push(isMoot || isComparing);
    moot.push(isMoot);
    scope.push(mood.scope);
  });
  return { quiet, moot, scope };
};

type Mood = {
  readonly year: 'own' | 'other' | 'next';
  readonly scope: Scope;
  readonly isStranger: boolean;
  readonly isStopped: boolean;
};

const START: Mood = { year: 'own', scope: 'own', isStranger: false, isStopped: false };

/** 较上年, 与2022年相比: the year is only what this one is held against. */
const isCompared = (text: string, tokens: readonly Token[], index: number): boolean => {
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  return before?.kind === 'compare' || after?.kind === 'compare' || '与同较比'.includes(text[(tokens[index]?.start ?? 0) - 1] ?? '。');
};

/** Another organ in a clause matters only where the clause does or counts something. */
const saysSomething = (tokens: readonly Token[], from: number): boolean => {
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token || (token.kind === 'break' && token.break !== 'pause')) return false;
    if (token.kind === 'measure' || token.kind === 'number' || token.kind === 'negation') return true;
  }
  return false;
};
