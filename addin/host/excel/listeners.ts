// Those who want to hear of something, as the host's port hands it out. excel-host.ts is the user.

type Listeners<T extends readonly unknown[]> = {
  /** Returns the way to stop. */
  readonly add: (listener: (...told: T) => void) => () => void;
  readonly tell: (...told: T) => void;
  readonly clear: () => void;
};

export const createListeners = <T extends readonly unknown[]>(): Listeners<T> => {
  const all = new Set<(...told: T) => void>();
  return {
    add: (listener) => {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
    tell: (...told) => {
      for (const listener of [...all]) listener(...told);
    },
    clear: () => all.clear(),
  };
};
