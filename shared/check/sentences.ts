// A paragraph cut into sentences with their places. leftovers.ts compares them, similarity.ts shows them.

export type Sentence = { readonly words: string; readonly start: number; readonly end: number };

export const sentencesOf = (paragraph: string): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  for (const { index, 0: words } of paragraph.matchAll(/[^。！？；]+[。！？；]?/g))
    sentences.push({ words, start: index, end: index + words.length });
  return sentences;
};
