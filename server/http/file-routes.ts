// Files in and out of a report: importing a text, checking, publishing.
import { can } from '#shared/access/can';
import { evaluate } from '#shared/calc/evaluate';
import { checkToJson } from '#shared/check/finding-json';
import { loadReport } from '#shared/document/commands';
import type { Lang } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { CheckAnswer, CheckQuery, ImportAnswer, ImportQuery, PublishQuery } from '#shared/protocol/http-files';
import type { Report } from '#shared/report/report';
import { inputValues, statedTotals } from '#shared/report/report';
import type { Result } from '#shared/result';
import { ok } from '#shared/result';
import { MAX_SOURCE_BYTES } from '#shared/text/decode';
import { readBytes } from '#shared/text/read/read-bytes';
import { reportToJson } from '#shared/text/report-json';
import type { Attempts } from '../auth/attempts.ts';
import type { Rooms } from '../sync/rooms.ts';
import { accessOf } from '../sync/standing.ts';
import type { Entered } from './admit.ts';
import type { Deeds } from './deeds.ts';
import { importFault } from './import-fault.ts';
import { lastYearOf } from './last-year.ts';
import { judgeForPublishing, publishedFile } from './publishing.ts';
import { type Api, addRoute, type Refused, refused, SENT } from './route.ts';
import { slowDown } from './session-routes.ts';

export type FileDeps = {
  readonly rooms: Rooms;
  readonly deeds: Deeds;
  /** Reading and writing files costs time: per person. */
  readonly attempts: Attempts;
};

export const addFileRoutes = (api: Api, { rooms, deeds, attempts }: FileDeps): void => {
  const { store } = api;

  const reportOf = async ({ row }: Pick<Entered, 'row'>): Promise<Result<Report, Refused>> => {
    const report = await rooms.read(row.id);
    return report ? ok(report) : refused(404, message('server.http.noSuchReport'));
  };
  const wait = (entered: Entered) => attempts.take(`files ${entered.me.id}`);

  addRoute(
    api,
    {
      method: 'POST',
      path: '/api/reports/:id/import',
      who: 'member',
      summary: { zh: '读入文件；apply=1 写入年报', en: 'reads a file; apply=1 writes it into the report' },
      query: ImportQuery,
      file: { types: ['application/octet-stream', 'text/plain', 'text/html', 'application/json'], bytes: MAX_SOURCE_BYTES },
      answer: { status: 200, json: ImportAnswer },
      problems: [403, 413, 422, 429],
    },
    async ({ caller, request, entered, lang, query: { apply = false, name } }) => {
      const { row, me } = entered;
      const tooFast = wait(entered);
      if (tooFast !== null) return slowDown(tooFast);
      if (apply) {
        const allowed = can(me, 'import', { kind: 'report' }, await accessOf(store, row.id));
        if (!allowed.ok) return refused(403, allowed.error);
      }
      const read = await readBytes(request.body as Buffer);
      if (!read.ok) return refused(422, read.error);
      const { report } = read.value;
      const computed = evaluate(report.edition, inputValues(report));
      if (apply) {
        const stated = statedTotals(report, computed);
        const fault = importFault(report, stated);
        if (fault) return refused(422, fault);
        const written = await rooms.write(row.id, me, 'imported', (doc) => loadReport(doc, report, stated, { kind: 'load' }));
        if (!written.ok) {
          return written.error.kind === 'no-report'
            ? refused(404, message('server.http.noSuchReport'))
            : refused(403, written.error.refusal.reason);
        }
        await deeds(caller, 'imported', row.id, `${written.value.changed} places`);
      }
      const { findings } = checkToJson(judgeForPublishing(report, null, lang).result, lang);
      return ok(reportToJson(read.value, computed, { lang, findings, ...(name === undefined ? {} : { file: name }) }));
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports/:id/check',
      who: 'member',
      summary: { zh: '全部检查', en: 'all checks' },
      query: CheckQuery,
      answer: { status: 200, json: CheckAnswer },
      problems: [429],
    },
    async ({ entered, lang, query }) => {
      const tooFast = wait(entered);
      if (tooFast !== null) return slowDown(tooFast);
      const report = await reportOf(entered);
      if (!report.ok) return report;
      const compared = await lastYearOf({ store, rooms }, entered, report.value, query.last);
      if (!compared.ok) return compared;
      const { result, last } = judgeForPublishing(report.value, compared.value, lang);
      return ok({ ...checkToJson(result, lang), last });
    },
  );

  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/reports/:id/publish',
      who: 'member',
      summary: { zh: '导出经回读核对的文件', en: 'the report as a file, proved by reading it back' },
      query: PublishQuery,
      answer: { status: 200, types: Object.values(TYPES) },
      problems: [403, 409, 429],
    },
    async ({ reply, entered, lang, query: { format, layout, draft = false, last: lastId } }) => {
      const { row, me } = entered;
      const tooFast = wait(entered);
      if (tooFast !== null) return slowDown(tooFast);
      const allowed = draft ? ok(true) : can(me, 'publish', { kind: 'report' }, await accessOf(store, row.id));
      if (!allowed.ok) return refused(403, allowed.error);
      const report = await reportOf(entered);
      if (!report.ok) return report;
      const last = await lastYearOf({ store, rooms }, entered, report.value, lastId);
      if (!last.ok) return last;
      const judged = judgeForPublishing(report.value, last.value, lang);
      const read = { report: report.value, title: titleOf(report.value), repairs: [] };
      const file = await publishedFile(read, judged, { format, layout, draft }, lang);
      if (!file.ok) return file;
      const name = `${titleOf(report.value) ?? row.id}${draft ? DRAFT[lang] : ''}.${format === 'text' ? 'txt' : format}`;
      reply
        .header('cache-control', 'no-store')
        .header('content-disposition', disposition(name))
        .header('nianbao-last-year', judged.last?.id ?? 'none')
        .type(TYPES[format])
        .send(typeof file.value === 'string' ? file.value : Buffer.from(file.value));
      return ok(SENT);
    },
  );
};

const titleOf = ({ organ, year, edition }: Report): string | null =>
  organ !== null && year !== null ? `${organ}${year}${edition.titleSuffix}` : null;

/** The name only in percent signs: whatever stands in an organ's name, it cannot end the header. */
const disposition = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name.replace(/[\p{Cc}\p{Cs}/\\]/gu, '')).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

const DRAFT: Readonly<Record<Lang, string>> = { zh: '（草稿）', en: ' (draft)' };

const TYPES = {
  text: 'text/plain; charset=utf-8',
  // Never shown in this server's own name: it would be a page that may do what the pane may.
  html: 'application/octet-stream',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const;
