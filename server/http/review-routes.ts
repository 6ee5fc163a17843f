// Review: where a report and its parts stand, and taking them a step further or back.
import { can } from '#shared/access/can';
import { canMove, openSteps } from '#shared/access/can-review';
import { message } from '#shared/i18n/translate';
import type { ReviewAnswer } from '#shared/protocol/http-history';
import { ReviewAnswer as ReviewAnswerShape, ReviewStepRequest } from '#shared/protocol/http-history';
import { err, ok } from '#shared/result';
import type { ReviewState } from '#shared/review/review';
import { newsOfStep } from '../notices/review-news.ts';
import type { AuditHead, ReviewRow } from '../store/report-store.ts';
import { accessOf } from '../sync/standing.ts';
import type { Entered } from './admit.ts';
import { lastYearOf } from './last-year.ts';
import { judgeForPublishing } from './publishing.ts';
import { type Api, addRoute, refused } from './route.ts';
import type { TeamDeps } from './team-deps.ts';
import { createTurns } from './turns.ts';

export const addReviewRoutes = (api: Api, { rooms, notices, deeds, now }: TeamDeps): void => {
  const { store } = api;
  const turns = createTurns();

  const answer = async ({ row, me }: Entered): Promise<ReviewAnswer> => {
    const [reviews, steps, access] = await Promise.all([store.reviews(row.id), store.reviewSteps(row.id), accessOf(store, row.id)]);
    const open = openSteps(me, access).map(({ part, to, needsNote }) => ({ part, to, needsNote }));
    return { reviews: reviews.map(seen), steps: steps.map(seen), open };
  };

  /** Whether anything was written after `head`, what is on its way included. */
  const hasMoved = async (report: string, head: AuditHead): Promise<boolean> => {
    await rooms.read(report);
    return (await store.auditHead(report)).count !== head.count;
  };

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports/:id/reviews',
      who: 'member',
      summary: { zh: '审核进展和可以进行的步骤', en: 'where the review stands, and the steps open to the caller' },
      answer: { status: 200, json: ReviewAnswerShape },
    },
    async ({ entered }) => ok(await answer(entered)),
  );

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/reports/:id/reviews',
      who: 'member',
      summary: { zh: '提交、退回、审定、公布', en: 'submits, returns, approves, publishes' },
      body: ReviewStepRequest,
      answer: { status: 200, json: ReviewAnswerShape },
      problems: [403, 409, 422],
    },
    ({ caller, entered, lang, body: { part, to, note } }) =>
      // One step of a report after the other: each is judged by the state the one before left.
      turns.take(entered.row.id, async () => {
        const { row, me } = entered;
        const access = await accessOf(store, row.id);
        const step = canMove(me, { part, to }, access);
        if (!step.ok) return refused(403, step.error);
        if (step.value.needsNote && note === '') return refused(422, message('people.review.noteNeeded'));
        // What is on its way is written first, so that the head says what exactly was judged.
        const report = await rooms.read(row.id);
        if (!report) return refused(404, message('server.http.noSuchReport'));
        if (to === 'published') {
          const allowed = can(me, 'publish', { kind: 'report' }, access);
          if (!allowed.ok) return refused(403, allowed.error);
          const last = await lastYearOf({ store, rooms }, entered, report);
          if (!last.ok) return last;
          const judged = judgeForPublishing(report, last.value, lang);
          if (judged.blocked) return err(judged.blocked);
        }
        const head = await store.auditHead(row.id);
        const write = async (state: ReviewState, at: AuditHead): Promise<void> => {
          await store.addReviewStep({ report: row.id, part, state, by: me.id, at: new Date(now()).toISOString(), note, head: at });
          await rooms.accessChanged(row.id);
        };
        await write(to, head);
        if (to === 'approved' && (await hasMoved(row.id, head))) {
          // Between the look and the closing of the gate somebody still wrote: nobody has seen that, so it is not approved.
          await write(access.reportState ?? 'draft', await store.auditHead(row.id));
          return refused(409, message('people.review.moved'));
        }
        await deeds(caller, 'reviewed', row.id, `${part ?? 'report'} ${to} at ${head.count}`);
        const news = newsOfStep({ report: row.id, part, to, by: me.id, note }, access);
        if (news) await notices.notify(news);
        return ok(await answer(entered));
      }),
  );
};

const seen = ({ part, state, by, at, note }: ReviewRow) => ({ part, state, by, at, note });
