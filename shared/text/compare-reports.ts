// Says where a published text differs from the report it should hold. Used by the proof of every format and by `nianbao verify`.
import type { CellId } from '../cell/cell-id.ts';
import { formatCellValue } from '../cell/cell-value.ts';
import { cellLabel } from '../edition/cell-label.ts';
import type { HeadingKey, SectionKey, TableId } from '../edition/types.ts';
import type { Report } from '../report/report.ts';
import { plainNote, plainParagraphs } from './publish-standard.ts';
import { type Computed, publishedValue } from './published-text.ts';

type DifferenceKind = 'organ' | 'year' | 'edition' | 'cell' | 'note' | 'heading' | 'sentence';

/** The first place where the two differ, with both readings; an empty reading means that nothing stands there. */
export type Difference = {
  readonly kind: DifferenceKind;
  /** In the form's own words, for example "一、总体情况 2" or "（一）予以公开·自然人". */
  readonly place: string;
  readonly cell: CellId | null;
  readonly section: SectionKey | null;
  /** 1-based paragraph of the section. */
  readonly paragraph: number | null;
  readonly published: string;
  readonly report: string;
};

/** Parts a format does not hold and that are therefore not compared. */
export type Scope = { readonly prose: boolean };

/**
 * The first difference in reading order, or null. Everything the published text states must be what the report publishes; a total
 * that the report's own source leaves blank may be blank in the published text too.
 */
export const firstDifference = (published: Report, report: Report, computed: Computed, scope: Scope = WHOLE): Difference | null => {
  const head = differenceInHead(published, report);
  if (head) return head;
  if (scope.prose) {
    const preamble = differenceInSection(published, report, 'preamble');
    if (preamble) return preamble;
    const order = differenceInHeadings(published, report);
    if (order) return order;
  }
  for (const { key, table } of report.edition.headings) {
    if (table !== null) {
      const difference = differenceInTable(published, report, table, computed);
      if (difference) return difference;
    } else if (scope.prose && isProse(key)) {
      const difference = differenceInSection(published, report, key);
      if (difference) return difference;
    }
  }
  return null;
};

const differenceInHead = (published: Report, report: Report): Difference | null => {
  const organ = plainName(report.organ);
  const read = plainName(published.organ);
  if (organ !== read) return { ...NOWHERE, kind: 'organ', place: '机关名称', published: read, report: organ };
  if (published.year === report.year) return null;
  return { ...NOWHERE, kind: 'year', place: '年度', published: String(published.year ?? ''), report: String(report.year ?? '') };
};

const differenceInHeadings = (published: Report, report: Report): Difference | null => {
  const expected = report.edition.headings.map(({ key }) => key).join('');
  const found = published.headings.join('');
  // A source's own odd order is checked elsewhere; here it only is no difference.
  if (found === expected || found === report.headings.join('')) return null;
  return { ...NOWHERE, kind: 'heading', place: '章节标题', published: numbered(published.headings), report: numbered([...expected]) };
};

const numbered = (keys: readonly string[]): string => keys.map((key) => '一二三四五六'[Number(key) - 1] ?? key).join('、');

const differenceInTable = (published: Report, report: Report, table: TableId, computed: Computed): Difference | null => {
  // Two forms may have a table alike; which of them it is called then is no difference.
  if (JSON.stringify(published.edition[table]) !== JSON.stringify(report.edition[table])) {
    const place = report.edition.headings.find((heading) => heading.table === table)?.text ?? table;
    const forms = { published: published.edition.tables[table], report: report.edition.tables[table] };
    return { ...NOWHERE, kind: 'edition', place, ...forms };
  }
  for (const { id, sumOf, table: own } of report.edition.cells) {
    if (own !== table) continue;
    const at = { ...NOWHERE, place: cellLabel(report.edition, id), cell: id };
    const read = published.cells.get(id)?.value ?? null;
    const held = report.cells.get(id);
    // A source line on a blank total says that the report's own text leaves the total out.
    const mayBeBlank = sumOf !== null && held?.value === null && held.line !== null;
    const value = publishedValue(report, id, computed);
    if (read !== value && !(read === null && mayBeBlank)) {
      return { ...at, kind: 'cell', published: formatCellValue(read), report: formatCellValue(value) };
    }
    const note = plainNote(held?.note ?? null);
    const readNote = plainNote(published.cells.get(id)?.note ?? null);
    if (note !== readNote) return { ...at, kind: 'note', published: readNote ?? '', report: note ?? '' };
  }
  return null;
};

const differenceInSection = (published: Report, report: Report, section: SectionKey): Difference | null => {
  const expected = plainParagraphs(report.sections[section]);
  const found = plainParagraphs(published.sections[section]);
  const length = Math.max(expected.length, found.length);
  const index = Array.from({ length }, (_, place) => place).find((place) => expected[place] !== found[place]);
  if (index === undefined) return null;
  const heading = section === 'preamble' ? '前言' : report.edition.proseHeadings[section];
  const readings = firstSentences(found[index] ?? '', expected[index] ?? '');
  return { ...NOWHERE, kind: 'sentence', place: `${heading} ${index + 1}`, section, paragraph: index + 1, ...readings };
};

/** The first sentence in which two paragraphs differ. */
const firstSentences = (published: string, report: string): { readonly published: string; readonly report: string } => {
  const [found, expected] = [sentences(published), sentences(report)];
  const length = Math.max(found.length, expected.length);
  const index = Array.from({ length }, (_, place) => place).find((place) => found[place] !== expected[place]) ?? 0;
  return { published: (found[index] ?? '').slice(0, SHOWN), report: (expected[index] ?? '').slice(0, SHOWN) };
};

const sentences = (paragraph: string): string[] => paragraph.match(/[^。！？；]*[。！？；]?/g)?.filter((part) => part !== '') ?? [];

const plainName = (organ: string | null): string => (organ ?? '').replace(/\s/g, '');

const isProse = (key: HeadingKey): key is '1' | '5' | '6' => key === '1' || key === '5' || key === '6';

const WHOLE: Scope = { prose: true };
const NOWHERE = { cell: null, section: null, paragraph: null } as const;
/** Characters of a sentence that a message shows. */
const SHOWN = 200;
