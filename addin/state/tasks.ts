// What is left for one person: the cells and prose parts that are theirs to fill and still blank. Pure; the tasks line uses it.
import { type AccessState, can, type Principal } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { SectionKey } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import { SECTION_KEYS } from '#shared/report/report';

export type Tasks = {
  readonly cells: number;
  readonly blankCells: readonly CellId[];
  readonly sections: readonly SectionKey[];
  readonly emptySections: readonly SectionKey[];
};

/** The parts of the form this person may write, and those of them that are empty. An empty preamble is nobody's debt. */
export const tasksOf = (report: Report, me: Principal, people: AccessState): Tasks => {
  const cells = report.edition.inputs.filter(({ id }) => can(me, 'edit', { kind: 'cell', cell: id }, people).ok);
  const sections = SECTION_KEYS.filter((section) => can(me, 'edit', { kind: 'section', section }, people).ok);
  return {
    cells: cells.length,
    blankCells: cells.filter(({ id }) => (report.cells.get(id)?.value ?? null) === null).map(({ id }) => id),
    sections,
    emptySections: sections.filter((section) => section !== 'preamble' && report.sections[section].length === 0),
  };
};
