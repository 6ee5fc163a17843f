// What the routes that change people, their parts, reviews and notices need. people-, member-, review- and notice-routes.ts take it, routes.ts makes it.
import type { NoticeDesk } from '../notices/notice-desk.ts';
import type { Rooms } from '../sync/rooms.ts';
import type { Deeds } from './deeds.ts';

export type TeamDeps = {
  readonly rooms: Rooms;
  readonly notices: NoticeDesk;
  readonly deeds: Deeds;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};
