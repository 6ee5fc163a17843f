// Whether what storage holds of a report belongs together: its audit log is unbroken, ends where it should, and leads to what stands in
// the document. Works through the port, so on every adapter. Used by backup, restore, doctor and `audit verify`.
import { openReportDoc } from '#shared/document/schema';
import type { ChainFault } from './audit-chain.ts';
import { beginChain, endsAt, followChain } from './audit-chain.ts';
import { createReplay, differingPlaces, documentValues } from './replay.ts';
import type { AuditHead, AuditRow, ReportStore } from './report-store.ts';
import { storedDocument } from './stored-document.ts';

/**
 * chain: the log was changed; review: a decision was taken on other rows than there are now; log: updates are missing;
 * document: it cannot be read; contradiction: a row does not follow from those before; differs: the document holds something else.
 */
export type ReportFault =
  | { readonly kind: 'chain'; readonly fault: ChainFault }
  | { readonly kind: 'review'; readonly at: string }
  | { readonly kind: 'log'; readonly seq: number }
  | { readonly kind: 'document'; readonly reason: string }
  | { readonly kind: 'contradiction'; readonly number: number; readonly place: string }
  | { readonly kind: 'differs'; readonly places: readonly string[] };

export type ReportVerdict = { readonly report: string; readonly rows: number; readonly faults: readonly ReportFault[] };

type Reader = Pick<ReportStore, 'audit' | 'auditHead' | 'reviewSteps' | 'load'>;

/** Reads everything of the report; an edit arriving meanwhile is no fault. */
export const verifyReport = async (store: Reader, report: string): Promise<ReportVerdict> => {
  for (let attempt = 1; ; attempt += 1) {
    const before = await store.auditHead(report);
    const verdict = await verifyOnce(store, report, before);
    const after = await store.auditHead(report);
    // Its log grew while it was read: what was compared was not of one moment.
    if (verdict.faults.length === 0 || attempt === ATTEMPTS || after.hash === before.hash) return verdict;
  }
};

const verifyOnce = async (store: Reader, report: string, head: AuditHead): Promise<ReportVerdict> => {
  const faults: ReportFault[] = [];
  const heads = new Map<number, string>([[0, beginChain(report).hash]]);
  const replay = createReplay();
  const decisions = await store.reviewSteps(report);
  const wanted = new Set(decisions.map((step) => step.head.count));
  let at = beginChain(report);
  let chain: ChainFault | null = null;
  for await (const row of rowsOf(store, report, head.count)) {
    const next = followChain(at, row);
    if (!next.ok) {
      chain = next.error;
      break;
    }
    at = next.value;
    if (wanted.has(at.count)) heads.set(at.count, at.hash);
    replay.take(row);
  }
  if (!chain) {
    const end = endsAt(at, head);
    const [surplus] = await store.audit(report, head.count + 1, 1);
    if (!end.ok) chain = end.error;
    else if (surplus) chain = { number: surplus.number, kind: 'surplus' };
  }
  if (chain) return { report, rows: at.count, faults: [{ kind: 'chain', fault: chain }] };
  for (const step of decisions) if (heads.get(step.head.count) !== step.head.hash) faults.push({ kind: 'review', at: step.at });

  const stored = await store.load(report);
  if (!stored) return { report, rows: at.count, faults: [...faults, { kind: 'document', reason: '—' }] };
  const gap = [...stored.updates.keys()].find((index) => stored.updates[index]?.seq !== (stored.snapshot?.seq ?? 0) + index + 1);
  const last = stored.updates.at(-1)?.seq ?? stored.snapshot?.seq ?? 0;
  if (gap !== undefined || last !== stored.seq) {
    faults.push({ kind: 'log', seq: gap === undefined ? last + 1 : (stored.snapshot?.seq ?? 0) + gap + 1 });
  }
  const said = replay.result();
  if (!said.ok) return { report, rows: at.count, faults: [...faults, { kind: 'contradiction', ...said.error }] };
  try {
    const places = differingPlaces(said.value, documentValues(openReportDoc(storedDocument(stored))));
    if (places.length > 0) faults.push({ kind: 'differs', places });
  } catch (error) {
    faults.push({ kind: 'document', reason: error instanceof Error ? error.message : String(error) });
  }
  return { report, rows: at.count, faults };
};

/** The rows up to `count`, some at a time; one more where there is one that should not be. */
async function* rowsOf(store: Reader, report: string, count: number): AsyncGenerator<AuditRow> {
  for (let from = 1; from <= count; from += PAGE) {
    const rows = await store.audit(report, from, Math.min(PAGE, count - from + 1));
    yield* rows;
    if (rows.length === 0) return;
  }
}

const PAGE = 1000;
const ATTEMPTS = 3;
