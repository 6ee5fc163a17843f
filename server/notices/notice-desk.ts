// Tells people what concerns them: stores the notice, then sends it to whoever of them is connected, on every node.
// Made in main.ts; the routes of members, review and notices use it.
import type { NoticeKind, NoticeSeen } from '#shared/protocol/notices';
import { newId } from '../auth/secrets.ts';
import type { Bus } from '../cluster/bus.ts';
import type { Log } from '../log.ts';
import type { NoticeRow } from '../store/notice-store.ts';
import type { ReportStore } from '../store/report-store.ts';
import type { Connection } from '../sync/connection.ts';

/** `by`: who caused it; they are never told of their own deeds. */
export type News = {
  readonly report: string;
  readonly kind: NoticeKind;
  readonly by: string;
  readonly people: readonly string[];
  /** A cell id, `section:1`, or the person whose part it is. */
  readonly place?: string | null;
  readonly words?: string;
};

export type NoticeDesk = {
  /** Tells these people. How many it was; a failure is logged and is nobody's reason to fail. */
  readonly notify: (news: News) => Promise<number>;
  /** The same, one after another, for whoever does not wait for it. */
  readonly notifyLater: (news: readonly News[]) => void;
  /** The newest of a person's, with names and titles. */
  readonly noticesOf: (person: string) => Promise<readonly NoticeSeen[]>;
  /** Marks them (null: all) as read, in every window of the person. */
  readonly read: (person: string, ids: readonly string[] | null) => Promise<void>;
  /** Whether this person was told of this kind in this report within the last so many milliseconds. */
  readonly wasTold: (person: string, report: string, kind: NoticeKind, within: number) => Promise<boolean>;
  /** A person's connection; the answer is called when it ends. */
  readonly entered: (connection: Connection) => () => void;
  /** Resolves once nothing is under way. */
  readonly close: () => Promise<void>;
};

export type NoticeDeps = { readonly store: ReportStore; readonly bus: Bus; readonly now: () => number; readonly log: Log };

export const createNoticeDesk = ({ store, bus, now, log }: NoticeDeps): NoticeDesk => {
  const connections = new Map<string, Set<Connection>>();
  const background = new Set<Promise<void>>();

  const later = (work: Promise<void>): void => {
    const watched = work.catch((error) => log.error({ err: error }, 'notices were not sent')).finally(() => background.delete(watched));
    background.add(watched);
  };

  const noticesOf = async (person: string): Promise<readonly NoticeSeen[]> => {
    const rows = await store.notices(person, MOST_SHOWN);
    const names = await readEach(
      rows.map(({ by }) => by),
      async (id) => (await store.person(id))?.name ?? '',
    );
    const titles = await readEach(
      rows.map(({ report }) => report),
      store.report,
    );
    return rows.flatMap(({ id, report, kind, by, at, place, words, readAt }) => {
      const title = titles.get(report);
      if (!title) return [];
      return [
        { id, report, organ: title.organ, year: title.year, kind, byName: names.get(by) ?? '', at, place, words, isRead: readAt !== null },
      ];
    });
  };

  /** To every window of the person at this node. */
  const send = async (person: string, isEmptyWorth: boolean): Promise<void> => {
    if (!connections.has(person)) return;
    const notices = await noticesOf(person);
    if (notices.length === 0 && !isEmptyWorth) return;
    for (const connection of connections.get(person) ?? []) connection.tell({ type: 'notices', notices: [...notices] });
  };

  const tell = (person: string, report: string): void => {
    bus.publish({ kind: 'notices', report, person });
    later(send(person, true));
  };

  const stopListening = bus.subscribe((news) => {
    if (news.kind === 'notices') later(send(news.person, true));
    else if (news.kind === 'missed') for (const person of connections.keys()) later(send(person, false));
  });

  const notify = async ({ report, kind, by, people, place = null, words = '' }: News): Promise<number> => {
    const at = new Date(now()).toISOString();
    const rows = [...new Set(people)]
      .filter((person) => person !== by)
      .map((person): NoticeRow => ({ id: newId(), person, report, kind, by, at, place, words: words.slice(0, MOST_WORDS), readAt: null }));
    if (rows.length === 0) return 0;
    try {
      await store.addNotices(rows);
    } catch (error) {
      // What it tells of has happened; the person will see it in the report.
      log.error({ err: error, report, kind }, 'a notice was not written');
      return 0;
    }
    for (const { person } of rows) tell(person, report);
    return rows.length;
  };

  return {
    notify,
    notifyLater: (news) =>
      later(
        (async () => {
          for (const one of news) await notify(one);
        })(),
      ),
    noticesOf,
    read: async (person, ids) => {
      await store.readNotices(person, ids, new Date(now()).toISOString());
      tell(person, '');
    },
    wasTold: async (person, report, kind, within) => {
      const since = new Date(now() - within).toISOString();
      return (await store.notices(person, MOST_SHOWN)).some((row) => row.report === report && row.kind === kind && row.at > since);
    },
    entered: (connection) => {
      const { id } = connection.principal;
      const mine = connections.get(id) ?? new Set();
      connections.set(id, mine.add(connection));
      // After what the report itself has to say.
      later(send(id, false));
      return () => {
        mine.delete(connection);
        if (mine.size === 0) connections.delete(id);
      };
    },
    close: async () => {
      stopListening();
      while (background.size > 0) await Promise.all(background);
    },
  };
};

/** Asks once for each different key. */
const readEach = async <T>(keys: readonly string[], read: (key: string) => Promise<T>): Promise<ReadonlyMap<string, T>> => {
  const values = new Map<string, T>();
  for (const key of new Set(keys)) values.set(key, await read(key));
  return values;
};

const MOST_SHOWN = 100;
const MOST_WORDS = 1000;
