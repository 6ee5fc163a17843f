// Reads a text that is exactly what publish-standard.ts writes. What we published comes back as it was, whatever its prose looks
// like: prose blocks are single lines, tables are the only blocks of several. Called by read-report.ts before anything else.
import type { CellId } from '../../cell/cell-id.ts';
import type { CellValue } from '../../cell/cell-value.ts';
import { isCellValue } from '../../cell/cell-value.ts';
import type { CellDefinition, Edition, SectionKey, TableId } from '../../edition/types.ts';
import type { Report, ReportCell } from '../../report/report.ts';
import { HEADING_KEYS } from '../../report/report.ts';
import { plainNote, publishStandard } from '../publish-standard.ts';
import { type StandardRow, standardTable } from '../standard-tables.ts';
import { chooseEdition } from './choose-edition.ts';
import type { ReadReport } from './repair.ts';

/** The report, without repairs, or null where the text is not byte for byte a standard text. */
export const readStrict = (text: string, known: readonly Edition[]): ReadReport | null => {
  if (!text.endsWith('\n') || text.startsWith('\n')) return null;
  const blocks = toBlocks(text.slice(0, -1));
  const tables = blocks.flatMap((block, index) => (block.text.includes('\n') ? [index] : []));
  const [art20, requests, disputes] = tables;
  const [title] = blocks;
  if (tables.length !== 3 || art20 === undefined || requests === undefined || disputes === undefined || !title) return null;
  const allowed = {
    art20: fitting(blocks[art20], 'art20', known),
    requests: fitting(blocks[requests], 'requests', known),
    disputes: fitting(blocks[disputes], 'disputes', known),
  };
  if (Object.values(allowed).some((editions) => editions.length === 0)) return null;
  for (const suffix of new Set(known.map((edition) => edition.titleSuffix))) {
    const named = splitTitle(title.text, suffix);
    if (!named) continue;
    const edition = chooseEdition(allowed, named.year, known);
    const sections = readSections(blocks, edition, art20, disputes);
    const cells = readTables(blocks, edition, { art20, requests, disputes });
    if (!sections || !cells) continue;
    const report: Report = { edition, ...named, cells, sections, headings: HEADING_KEYS };
    if (publishStandard(report, NOTHING_COMPUTED) === text) return { report, title: title.text, repairs: [] };
  }
  return null;
};

type Block = { readonly line: number; readonly text: string };

const toBlocks = (text: string): Block[] => {
  let line = 1;
  return text.split('\n\n').map((block) => {
    const placed = { line, text: block };
    line += block.split('\n').length + 1;
    return placed;
  });
};

const fitting = (block: Block | undefined, table: TableId, known: readonly Edition[]): Edition[] => {
  const rows = block?.text.split('\n').map((line) => line.split('\t')) ?? [];
  return known.filter((edition) => {
    const standard = standardTable(edition, table);
    return standard.length === rows.length && standard.every((row, index) => fitsRow(row, rows[index] ?? []));
  });
};

const fitsRow = (row: StandardRow, fields: readonly string[]): boolean =>
  row.length === fields.length && row.every((field, index) => typeof field !== 'string' || field === fields[index]);

/** Organ and year of a standard title: the year is the four digits before the suffix. */
const splitTitle = (title: string, suffix: string): { organ: string | null; year: number | null } | null => {
  if (title.endsWith(suffix)) {
    const before = title.slice(0, -suffix.length);
    const year = /[12]\d{3}$/.exec(before)?.[0];
    if (year !== undefined) return { organ: before.slice(0, -4) || null, year: Number(year) };
  }
  const bare = suffix.replace(/^年度?/, '');
  return title.endsWith(bare) ? { organ: title.slice(0, -bare.length) || null, year: null } : null;
};

const readSections = (blocks: readonly Block[], edition: Edition, art20: number, disputes: number): Report['sections'] | null => {
  const texts = blocks.map((block) => block.text);
  const first = texts.indexOf(edition.proseHeadings['1'], 1);
  const sixth = texts.indexOf(edition.proseHeadings['6'], disputes + 2);
  if (first < 0 || first >= art20 || sixth < 0 || texts[disputes + 1] !== edition.proseHeadings['5']) return null;
  const sections: Record<SectionKey, readonly string[]> = {
    preamble: texts.slice(1, first),
    '1': texts.slice(first + 1, art20 - 1),
    '5': texts.slice(disputes + 2, sixth),
    '6': texts.slice(sixth + 1),
  };
  return sections;
};

const readTables = (
  blocks: readonly Block[],
  edition: Edition,
  places: Readonly<Record<TableId, number>>,
): Map<CellId, ReportCell> | null => {
  const cells = new Map<CellId, ReportCell>();
  for (const table of ['art20', 'requests', 'disputes'] as const) {
    const block = blocks[places[table]];
    const rows = block?.text.split('\n').map((line) => line.split('\t')) ?? [];
    for (const [index, row] of standardTable(edition, table).entries()) {
      for (const [column, field] of row.entries()) {
        if (typeof field === 'string') continue;
        const cell = readStandardField(field, rows[index]?.[column] ?? '', (block?.line ?? 0) + index);
        if (!cell) return null;
        cells.set(field.id, cell);
      }
    }
  }
  return cells;
};

const readStandardField = (definition: CellDefinition, text: string, line: number): ReportCell | null => {
  const match = /^([-\d.]*)(?:（(.*)）)?$/s.exec(text);
  if (!match) return null;
  const [, digits = '', note] = match;
  const value: CellValue | null = digits === '' ? null : definition.kind === 'amount' ? digits : Number(digits);
  if (value !== null && (!isCellValue(definition.kind, value) || String(value) !== digits)) return null;
  return { value, status: value === null ? 'blank' : 'stated', line, note: plainNote(note ?? null) };
};

const NOTHING_COMPUTED: ReadonlyMap<CellId, number> = new Map();
