// How far a part of the report is: what belongs to it, what of it is still blank, which findings touch it. Pure; the clerk's desk and
// the coordinator's board count with it.
import { covers } from '#shared/access/assignment';
import type { Assignment } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { Finding } from '#shared/check/finding';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import { SECTION_KEYS } from '#shared/report/report';

/** The typed cells and the prose parts that some assignments cover. */
export type Extent = { readonly cells: readonly CellId[]; readonly sections: readonly SectionKey[] };

export type Progress = Extent & {
  readonly blankCells: readonly CellId[];
  /** An empty preamble is nobody's debt. */
  readonly emptySections: readonly SectionKey[];
  /** What is wrong in it; blanks are counted above and left out here. */
  readonly findings: readonly Finding[];
};

export const extentOf = (edition: Edition, assigned: readonly Assignment[]): Extent => ({
  cells: edition.inputs.flatMap(({ id }) => (assigned.some((one) => covers(one, { kind: 'cell', cell: id })) ? [id] : [])),
  sections: SECTION_KEYS.filter((section) => assigned.includes(`section:${section}`)),
});

export const progressOf = (report: Report, findings: readonly Finding[], extent: Extent): Progress => {
  const cells = new Set(extent.cells);
  return {
    ...extent,
    blankCells: extent.cells.filter((cell) => (report.cells.get(cell)?.value ?? null) === null),
    emptySections: extent.sections.filter((section) => section !== 'preamble' && report.sections[section].length === 0),
    findings: findings.filter((finding) => !isBlanks(finding) && touches(finding, cells, extent.sections)),
  };
};

/** Nothing of it has been written yet. */
export const isUntouched = ({ cells, blankCells, sections, emptySections }: Progress): boolean =>
  blankCells.length === cells.length && sections.every((section) => section === 'preamble' || emptySections.includes(section));

/** The blank after the selected one, so that asking again walks on; from the first where none is selected. */
export const nextBlank = (blanks: readonly CellId[], selected: CellId | null): CellId | undefined => {
  const at = selected === null ? -1 : blanks.indexOf(selected);
  return blanks[(at + 1) % Math.max(1, blanks.length)];
};

const touches = (finding: Finding, cells: ReadonlySet<CellId>, sections: readonly SectionKey[]): boolean =>
  finding.cells.some((cell) => cells.has(cell)) ||
  sections.some((section) => section === finding.section || section === finding.words?.section);

const isBlanks = ({ rule, section }: Finding): boolean => rule === 'C1' || (rule === 'C2' && section !== null && section !== 'title');
