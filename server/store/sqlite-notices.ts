// The part of the SQLite store that keeps notices and marks. Used by sqlite-store.ts.
import type { Database } from 'better-sqlite3';
import { KEPT_NOTICES, type Mark, type NoticeRow, type NoticeStore } from './notice-store.ts';
import type { InOneCommit } from './sqlite-log.ts';

export const createSqliteNotices = (db: Database, inOneCommit: InOneCommit): NoticeStore => {
  const add = db.prepare(
    'INSERT INTO notices (id, person, report, kind, by, at, place, words, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const trim = db.prepare<[string, string, number]>(
    'DELETE FROM notices WHERE person = ? AND number <= (SELECT number FROM notices WHERE person = ? ORDER BY number DESC LIMIT 1 OFFSET ?)',
  );
  const list = db.prepare<[string, number], NoticeRow>(
    `SELECT id, person, report, kind, by, at, place, words, read_at AS readAt FROM notices WHERE person = ? ORDER BY number DESC LIMIT ?`,
  );
  const readAll = db.prepare<[string, string]>('UPDATE notices SET read_at = ? WHERE person = ? AND read_at IS NULL');
  const readOne = db.prepare<[string, string, string]>('UPDATE notices SET read_at = ? WHERE person = ? AND id = ? AND read_at IS NULL');
  const mark = db.prepare<[string, string], Mark>('SELECT value, at FROM marks WHERE person = ? AND name = ?');
  const setMark = db.prepare<[string, string, string, string]>(
    'INSERT OR REPLACE INTO marks (person, name, value, at) VALUES (?, ?, ?, ?)',
  );
  return {
    addNotices: async (rows) =>
      inOneCommit(() => {
        for (const { id, person, report, kind, by, at, place, words, readAt } of rows)
          add.run(id, person, report, kind, by, at, place, words, readAt);
        for (const person of new Set(rows.map((row) => row.person))) trim.run(person, person, KEPT_NOTICES);
      }),
    notices: async (person, limit) => list.all(person, limit),
    readNotices: async (person, ids, at) =>
      inOneCommit(() => {
        if (ids === null) readAll.run(at, person);
        else for (const id of ids) readOne.run(at, person, id);
      }),
    mark: async (person, name) => mark.get(person, name) ?? null,
    setMark: async (person, name, { value, at }) => {
      setMark.run(person, name, value, at);
    },
  };
};
