// The part of the memory store that keeps notices and marks. Used by memory-store.ts.
import { must } from '#shared/result';
import { KEPT_NOTICES, type Mark, type NoticeRow, type NoticeStore } from './notice-store.ts';

/** `isPerson`: whether the store knows them. */
export const createMemoryNotices = (isPerson: (id: string) => Promise<boolean>): NoticeStore => {
  let rows: readonly NoticeRow[] = [];
  const marks = new Map<string, Mark>();
  const check = async (person: string): Promise<void> => void must((await isPerson(person)) || null, `person ${person}`);
  return {
    addNotices: async (added) => {
      for (const { person } of added) await check(person);
      const all = [...rows, ...added];
      const count = new Map<string, number>();
      const isKept = ({ person }: NoticeRow): boolean => {
        count.set(person, (count.get(person) ?? 0) + 1);
        return (count.get(person) ?? 0) <= KEPT_NOTICES;
      };
      rows = [...all].reverse().filter(isKept).reverse();
    },
    notices: async (person, limit) =>
      rows
        .filter((row) => row.person === person)
        .reverse()
        .slice(0, limit),
    readNotices: async (person, ids, at) => {
      rows = rows.map((row) =>
        row.person === person && row.readAt === null && (ids === null || ids.includes(row.id)) ? { ...row, readAt: at } : row,
      );
    },
    mark: async (person, name) => marks.get(`${person} ${name}`) ?? null,
    setMark: async (person, name, mark) => {
      await check(person);
      marks.set(`${person} ${name}`, mark);
    },
  };
};
