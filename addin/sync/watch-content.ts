// Tells which cells, prose parts and title of a document changed, for the host that shows it. bind-workbook.ts listens.
import type * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { ReportDoc } from '#shared/document/schema';
import type { SectionKey } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';

export type ContentWatch = {
  readonly onCells: (cells: readonly CellId[]) => void;
  readonly onSection: (key: SectionKey) => void;
  readonly onMeta: () => void;
};

/** Returns the way to stop. */
export const watchContent = (report: ReportDoc, { onCells, onSection, onMeta }: ContentWatch): (() => void) => {
  const onCellsEvent = (event: Y.YMapEvent<CellValue>) => onCells([...event.keysChanged] as CellId[]);
  const stops = SECTION_KEYS.map((key) => {
    const onText = () => onSection(key);
    report.section(key).observe(onText);
    return () => report.section(key).unobserve(onText);
  });
  report.cells.observe(onCellsEvent);
  report.meta.observe(onMeta);
  return () => {
    report.cells.unobserve(onCellsEvent);
    report.meta.unobserve(onMeta);
    for (const stop of stops) stop();
  };
};
