// Keeps the host's marks as they are now: where others are, which cells findings and conversations speak of, which totals the source
// states otherwise. desk.ts starts it for every host.
import type { CellId } from '#shared/cell/cell-id';
import type { Severity } from '#shared/check/finding';
import type { Thread } from '#shared/document/comments';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { Watched } from '../sync/session-state.ts';
import { openInText, openOnCells } from './comments.ts';
import { findingSides } from './finding-sides.ts';
import type { FindingsNow } from './watch-findings.ts';
import type { Here } from './watch-presence.ts';
import type { ReportNow } from './watch-report.ts';

type Sources = {
  readonly report: Watched<ReportNow | null>;
  readonly findings: Watched<FindingsNow>;
  readonly presence: Watched<readonly Here[]>;
  readonly comments: Watched<readonly Thread[]>;
  /** The finding the person stands on. */
  readonly current: Watched<string | null>;
};

/** Draws again only where something differs. Returns the way to stop. */
export const decorateHost = (host: WorkbookHost, { report, findings, presence, comments, current }: Sources): (() => void) => {
  let shown = '';
  const draw = () => {
    const flagged = flaggedCells(findings.get());
    const stated = statedCells(report.get());
    const others = presence
      .get()
      .flatMap(({ cell, to, isSelf, isTyping, name, colour }) => (cell && !isSelf ? [{ cell, to, name, colour, isTyping }] : []));
    const commented = openOnCells(comments.get());
    const doc = report.get()?.doc;
    const commentedText = doc ? openInText(comments.get(), doc) : NO_TEXT;
    const sides = sidesOf(findings.get(), current.get());
    const next = JSON.stringify([
      [...flagged],
      [...stated],
      others,
      [...commented],
      [...sides],
      [...commentedText].map(([section, counts]) => [section, [...counts]]),
    ]);
    if (next === shown) return;
    shown = next;
    // A host that cannot draw just now (a cell in edit mode) is asked again with the next change.
    host.decorate({ presence: others, flagged, stated, commented, commentedText, sides }).catch(() => {
      shown = '';
    });
  };
  const stops = [
    findings.subscribe(draw),
    presence.subscribe(draw),
    report.subscribe(draw),
    comments.subscribe(draw),
    current.subscribe(draw),
  ];
  draw();
  return () => {
    for (const stop of stops) stop();
  };
};

const sidesOf = (now: FindingsNow, current: string | null): ReadonlyMap<CellId, 'left' | 'right'> => {
  const finding = now.kind === 'ready' && current !== null ? now.result.findings.find(({ id }) => id === current) : undefined;
  return finding && now.kind === 'ready' ? findingSides(now.report.edition, finding) : new Map();
};

/** Of several findings on a cell the gravest colours it. Long lists of blanks are left to the grid's own look. */
const flaggedCells = (now: FindingsNow): ReadonlyMap<CellId, Severity> => {
  const flagged = new Map<CellId, Severity>();
  if (now.kind !== 'ready') return flagged;
  for (const severity of ['error', 'query', 'hint'] as const) {
    for (const finding of now.result.findings) {
      if (finding.severity !== severity || finding.rule === 'C1') continue;
      for (const cell of finding.cells) if (!flagged.has(cell)) flagged.set(cell, severity);
    }
  }
  return flagged;
};

const statedCells = (now: ReportNow | null): ReadonlyMap<CellId, number> => {
  const stated = new Map<CellId, number>();
  for (const { id } of now?.report.edition.computed ?? []) {
    const value = now?.report.cells.get(id)?.value;
    if (typeof value === 'number') stated.set(id, value);
  }
  return stated;
};

const NO_TEXT: ReturnType<typeof openInText> = new Map();
