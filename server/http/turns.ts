// Lets work on the same thing happen one after the other within this process. Used where a state is read, judged and written.

export type Turns = { readonly take: <T>(key: string, work: () => Promise<T>) => Promise<T> };

export const createTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>();
  return {
    take: (key, work) => {
      const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
      last.set(key, mine);
      const forget = () => {
        if (last.get(key) === mine) last.delete(key);
      };
      mine.then(forget, forget);
      return mine;
    },
  };
};
