// The part of the PostgreSQL store that keeps notices and marks. Used by open-postgres.ts.
import type { Kysely } from 'kysely';
import { NOTICE_KINDS } from '#shared/protocol/notices';
import { must } from '#shared/result';
import { KEPT_NOTICES, type NoticeStore } from '../notice-store.ts';
import type { Tables } from './tables.ts';

export const createPostgresNotices = (db: Kysely<Tables>): NoticeStore => ({
  addNotices: async (rows) => {
    if (rows.length === 0) return;
    await db.transaction().execute(async (on) => {
      await on
        .insertInto('notices')
        .values(rows.map(({ readAt, ...row }) => ({ ...row, read_at: readAt })))
        .execute();
      for (const person of new Set(rows.map((row) => row.person))) {
        const mine = on.selectFrom('notices').select('number').where('person', '=', person).orderBy('number', 'desc');
        await on.deleteFrom('notices').where('person', '=', person).where('number', '<=', mine.limit(1).offset(KEPT_NOTICES)).execute();
      }
    });
  },
  notices: async (person, limit) => {
    const rows = await db
      .selectFrom('notices')
      .select(NOTICE)
      .where('person', '=', person)
      .orderBy('number', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      ...row,
      kind: must(
        NOTICE_KINDS.find((kind) => kind === row.kind),
        `notice ${row.kind}`,
      ),
    }));
  },
  readNotices: async (person, ids, at) => {
    if (ids?.length === 0) return;
    const unread = db.updateTable('notices').set({ read_at: at }).where('person', '=', person).where('read_at', 'is', null);
    await (ids === null ? unread : unread.where('id', 'in', ids)).execute();
  },
  mark: async (person, name) =>
    (await db.selectFrom('marks').select(['value', 'at']).where('person', '=', person).where('name', '=', name).executeTakeFirst()) ?? null,
  setMark: async (person, name, { value, at }) => {
    await db
      .insertInto('marks')
      .values({ person, name, value, at })
      .onConflict((taken) => taken.columns(['person', 'name']).doUpdateSet({ value, at }))
      .execute();
  },
});

const NOTICE = ['id', 'person', 'report', 'kind', 'by', 'at', 'place', 'words', 'read_at as readAt'] as const;
