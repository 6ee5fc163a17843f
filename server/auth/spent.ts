// Remembers the words of one-time links for as long as such a link lives, so that each works once on this node. Used by session-routes.ts.

/** The returned function is true the first time it is given a word. */
export const createSpent = (now: () => number): ((word: string) => boolean) => {
  const until = new Map<string, number>();
  return (word) => {
    const at = now();
    for (const [known, end] of until) {
      if (end > at) break;
      until.delete(known);
    }
    if (until.has(word)) return false;
    until.set(word, at + LONGEST_MILLISECONDS);
    return true;
  };
};

/** Longer than any one-time link. */
const LONGEST_MILLISECONDS = 10 * 60 * 1000;
