// Where in a source the parts of a report stand, so that publish-source.ts can replace them one by one. Made while reading;
// for a standard text, whose every place is known, only when asked for.
import type { CellId } from '../../cell/cell-id.ts';
import type { HeadingKey, SectionKey } from '../../edition/types.ts';
import type { Report } from '../../report/report.ts';
import { plainNote } from '../publish-standard.ts';
import { standardTable } from '../standard-tables.ts';
import type { Field } from './fields.ts';
import type { ReadReport } from './repair.ts';

/** For each paragraph of each section the 1-based lines it was put together from. */
export type SectionLines = Readonly<Record<SectionKey, readonly (readonly number[])[]>>;

/** Lines are 1-based; the offsets of fields count in the line as toLines() gives it, in a standard text as it stands. */
export type Places = {
  /** Read strictly: lines are taken as they stand, nothing was taken out. */
  readonly isStandard: boolean;
  /** The fields a cell was read from; none for a row the text has not, several for a row that is repeated. */
  readonly cells: ReadonlyMap<CellId, readonly Field[]>;
  readonly sections: SectionLines;
  readonly headings: ReadonlyMap<HeadingKey, number>;
  /** The lines of the title. */
  readonly title: readonly number[];
};

export type PlacedReport = { readonly read: ReadReport; readonly places: Places };

/** The places in a report's standard text; `report` is what reading that text strictly gave. */
export const strictPlaces = (report: Report): Places => {
  const { edition } = report;
  const cells = new Map<CellId, readonly Field[]>();
  const sections: Record<SectionKey, number[][]> = { preamble: [], '1': [], '5': [], '6': [] };
  const headings = new Map<HeadingKey, number>();
  let line = 1;
  const takeParagraphs = (key: SectionKey): void => {
    for (const _ of report.sections[key]) {
      line += 2;
      sections[key].push([line]);
    }
  };
  takeParagraphs('preamble');
  for (const { key, table } of edition.headings) {
    line += 2;
    headings.set(key, line);
    if (key === '1' || key === '5' || key === '6') takeParagraphs(key);
    if (table === null) continue;
    line += 1;
    for (const row of standardTable(edition, table)) {
      line += 1;
      let at = 0;
      for (const [column, field] of row.entries()) {
        const text = typeof field === 'string' ? field : textOf(report, field.id);
        if (typeof field !== 'string') cells.set(field.id, [{ text, line, column, at }]);
        at += text.length + 1;
      }
    }
  }
  return { isStandard: true, cells, sections, headings, title: [1] };
};

const textOf = (report: Report, id: CellId): string => {
  const cell = report.cells.get(id);
  const note = plainNote(cell?.note ?? null);
  return `${cell?.value ?? ''}${note === null ? '' : `（${note}）`}`;
};
