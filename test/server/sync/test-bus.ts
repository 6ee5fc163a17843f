// The bus between nodes in one process, which tests slow down, double and cut. nodes.ts joins them by it.
import type { Bus, BusNews } from '../../../server/cluster/bus.ts';

export type TestBus = {
  readonly join: () => Bus;
  /** What becomes of news on its way: each returned one is delivered. */
  deliver: (news: BusNews) => readonly BusNews[];
};

/** Joins any number of nodes in one process. News arrive later, as over a network. */
export const createTestBus = (): TestBus => {
  const members = new Map<Bus, Set<(news: BusNews) => void>>();
  const bus: TestBus = {
    deliver: (news) => [news],
    join: () => {
      const listeners = new Set<(news: BusNews) => void>();
      const member: Bus = {
        publish: (news) => {
          for (const delivered of bus.deliver(news)) {
            for (const [other, theirs] of members)
              if (other !== member) setImmediate(() => theirs.forEach((listener) => void listener(delivered)));
          }
        },
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        close: async () => {
          members.delete(member);
        },
      };
      members.set(member, listeners);
      return member;
    },
  };
  return bus;
};
