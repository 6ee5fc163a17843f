// Keeps the host's marks as they are now: where others are, which cells findings speak of, which totals the source
// states otherwise. desk.ts starts it for every host.
import type { CellId } from '#shared/cell/cell-id';
import type { Severity } from '#shared/check/finding';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { Watched } from '../sync/session-state.ts';
import type { FindingsNow } from './watch-findings.ts';
import type { Here } from './watch-presence.ts';
import type { ReportNow } from './watch-report.ts';

type Sources = {
  readonly report: Watched<ReportNow | null>;
  readonly findings: Watched<FindingsNow>;
  readonly presence: Watched<readonly Here[]>;
};

/** Draws again only where something differs. Returns the way to stop. */
export const decorateHost = (host: WorkbookHost, { report, findings, presence }: Sources): (() => void) => {
  let shown = '';
  const draw = () => {
    const flagged = flaggedCells(findings.get());
    const stated = statedCells(report.get());
    const others = presence.get().flatMap(({ cell, isSelf, name, colour }) => (cell && !isSelf ? [{ cell, name, colour }] : []));
    const next = JSON.stringify([[...flagged], [...stated], others]);
    if (next === shown) return;
    shown = next;
    // A host that cannot draw just now (a cell in edit mode) is asked again with the next change.
    host.decorate({ presence: others, flagged, stated }).catch(() => {
      shown = '';
    });
  };
  const stops = [findings.subscribe(draw), presence.subscribe(draw), report.subscribe(draw)];
  draw();
  return () => {
    for (const stop of stops) stop();
  };
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
