// Shapes of the HTTP API: importing, checking and publishing a report, and what operators ask for. The server's routes and the pane use them.
import * as v from 'valibot';
import { Id, YesText } from './http.ts';

const FileName = v.pipe(v.string(), v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u));

/** POST /api/reports/{id}/import: the body is the file, in any format we read. `apply=1` writes it into the report. */
export const ImportQuery = v.object({ apply: YesText, name: v.optional(FileName) });

/**
 * GET /api/reports/{id}/check. `last`: the id of last year's report, of which the caller is a member; without it the stored one of the
 * same organ and the year before counts, where the caller belongs to it. The answer names it.
 */
export const CheckQuery = v.object({ last: v.optional(Id) });

/**
 * GET /api/reports/{id}/publish: the proved file, or 409 with the findings that stand in the way; `draft=1` writes it all the same. What it
 * was compared with (see CheckQuery) is named by the header nianbao-last-year, or by `last` of the 409.
 */
export const PublishQuery = v.object({
  format: v.optional(v.picklist(['text', 'html', 'docx', 'xlsx', 'pdf', 'json', 'csv']), 'text'),
  layout: v.optional(v.picklist(['standard', 'lines', 'source']), 'standard'),
  draft: YesText,
  last: v.optional(Id),
});

/** As `nianbao import --json` and `nianbao check --json` print them. `explained`: how many of the queries have a reason. */
export const CheckAnswer = v.looseObject({
  verdict: v.picklist(['publishable', 'blocked']),
  counts: v.object({ error: v.number(), query: v.number(), hint: v.number() }),
  explained: v.number(),
  last: v.nullable(v.object({ id: v.string(), organ: v.nullable(v.string()), year: v.nullable(v.number()) })),
  findings: v.array(v.looseObject({ id: v.string(), rule: v.string(), severity: v.string(), message: v.string() })),
});
export const ImportAnswer = v.looseObject({
  edition: v.string(),
  organ: v.nullable(v.string()),
  year: v.nullable(v.number()),
  cells: v.record(v.string(), v.unknown()),
});

/** GET /healthz: this process serves and its storage answers. */
export const Health = v.object({ status: v.literal('ok'), rooms: v.number(), connections: v.number() });

/** GET /readyz: 200 where edits can be taken, else 503 with the same shape. */
export const Readiness = v.object({
  status: v.picklist(['ready', 'notReady']),
  checks: v.array(v.object({ name: v.picklist(['storage', 'commits', 'writable', 'disk']), ok: v.boolean() })),
});
export type Readiness = v.InferOutput<typeof Readiness>;
