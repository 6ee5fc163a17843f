// What reading a damaged report made of its figures. The tests of damaged texts and pages ask it.
import type { Report } from '#shared/report/report';

/** Cells that have another value than the truth, in words, and how many were left without one. */
export const compareFigures = (truth: Report, report: Report): { readonly wrong: readonly string[]; readonly open: number } => {
  const wrong: string[] = [];
  let open = 0;
  for (const [id, cell] of truth.cells) {
    const value = report.cells.get(id)?.value ?? null;
    if (value === null) open++;
    else if (value !== cell.value) wrong.push(`${id}: ${cell.value} was read as ${value}`);
  }
  return { wrong, open };
};
