// Where the sentences are that have arrived. The files in rooms/ bring them, translate() looks here.

export type Sentence = { readonly zh: string; readonly en: string };

/** Adds sentences by key, each in both languages, and gives them back; bringing the same ones again changes nothing. */
export const bringSentences = <S extends Readonly<Record<string, Sentence>>>(brought: S): S => {
  for (const [key, sentence] of Object.entries(brought)) arrived.set(key, sentence);
  return brought;
};

/** Undefined where the part that speaks it has not been loaded. */
export const sentenceOf = (key: string): Sentence | undefined => arrived.get(key);

const arrived = new Map<string, Sentence>();
