// Notices, asking for a part, how far one has looked, being shown around, over HTTP: one function per route. people-api.ts has it.
import * as v from 'valibot';
import { ChaseAnswer, type ChaseRequest, LookAnswer, NoticeList, TourAnswer } from '#shared/protocol/notices';
import { ok } from '#shared/result';
import type { Ask, Asked } from './ask-server.ts';

export type DeskApi = {
  readonly notices: () => Asked<NoticeList>;
  /** Null: all of them. */
  readonly readNotices: (ids: readonly string[] | null) => Asked<unknown>;
  /** How many people were asked. */
  readonly chase: (report: string, request: ChaseRequest) => Asked<number>;
  readonly look: (report: string) => Asked<LookAnswer>;
  readonly setLook: (report: string, number: number) => Asked<unknown>;
  readonly isTourSeen: () => Asked<boolean>;
  readonly setTourSeen: () => Asked<unknown>;
};

export const createDeskApi = (ask: Ask): DeskApi => {
  const path = (report: string, rest: string) => `api/reports/${encodeURIComponent(report)}/${rest}`;
  return {
    notices: () => ask({ method: 'GET', path: 'api/notices', schema: NoticeList }),
    readNotices: (ids) => ask({ method: 'POST', path: 'api/notices/read', body: { ids }, schema: NOTHING }),
    chase: async (report, body) => {
      const answer = await ask({ method: 'POST', path: path(report, 'chase'), body, schema: ChaseAnswer });
      return answer.ok ? ok(answer.value.told) : answer;
    },
    look: (report) => ask({ method: 'GET', path: path(report, 'look'), schema: LookAnswer }),
    setLook: (report, number) => ask({ method: 'PUT', path: path(report, 'look'), body: { number }, schema: NOTHING }),
    isTourSeen: async () => {
      const answer = await ask({ method: 'GET', path: 'api/me/tour', schema: TourAnswer });
      return answer.ok ? ok(answer.value.seen) : answer;
    },
    setTourSeen: () => ask({ method: 'PUT', path: 'api/me/tour', body: {}, schema: NOTHING }),
  };
};

const NOTHING = v.unknown();
