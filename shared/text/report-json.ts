// A read report as the JSON of `import --json`, and our own .json back into a read report. Called by the command line,
// the server's import and the pane.
import * as v from 'valibot';
import type { CellId } from '../cell/cell-id.ts';
import type { CellValue } from '../cell/cell-value.ts';
import { cellLabel } from '../edition/cell-label.ts';
import { editionByKey, editions } from '../edition/editions.ts';
import type { CellDefinition, Edition, TableId } from '../edition/types.ts';
import { type Lang, type Message, message, translate } from '../i18n/translate.ts';
import { MAX_REASON_LENGTH, type Reason } from '../report/reason.ts';
import { BLANK, type CellSource, type CellStatus, HEADING_KEYS, type Report, type ReportCell, SECTION_KEYS } from '../report/report.ts';
import { err, ok, type Result } from '../result.ts';
import { REPAIR_KINDS, type ReadReport, type RepairKind } from './read/repair.ts';
import { isStatedValue } from './read/values.ts';

/** Raised when the meaning of a stored .json changes. */
const JSON_SCHEMA = 1;

type JsonCell = {
  readonly value: CellValue | null;
  readonly status: CellStatus;
  readonly line: number | null;
  readonly note: string | null;
  /** Table and row, or sheet and row, where the report came in a file that has them. */
  readonly source?: CellSource;
};

/** What `import --json` prints for one file; `schema` and `source` stand only in a .json that is kept. */
export type ImportJson = {
  readonly schema?: number;
  readonly file?: string;
  readonly edition: string;
  readonly tables: Readonly<Record<TableId, string>>;
  readonly organ: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly cells: Readonly<Record<string, JsonCell>>;
  readonly computed: Readonly<Record<string, number>>;
  readonly sections: Report['sections'];
  readonly headings: Report['headings'];
  readonly repairs: readonly { readonly line: number | null; readonly kind: RepairKind; readonly message: string }[];
  readonly findings?: unknown;
  readonly reasons?: readonly Reason[];
  readonly source?: string;
};

export type JsonExtra = {
  readonly file?: string;
  readonly findings?: unknown;
  /** Base64 of the original bytes; makes the object a .json that can be read back. */
  readonly source?: string;
  /** Language of the repairs' sentences; Chinese unless told. */
  readonly lang?: Lang;
};

/** The object for one report; every cell of its edition is listed, computed ones with what the text states. */
export const reportToJson = (read: ReadReport, computed: ReadonlyMap<CellId, number>, extra: JsonExtra = {}): ImportJson => {
  const { report } = read;
  const { edition } = report;
  const cells = edition.cells.map(({ id }): [string, JsonCell] => {
    const { value, status, line, note, source } = report.cells.get(id) ?? BLANK;
    return [id, { value, status, line, note, ...(source === undefined ? {} : { source }) }];
  });
  return {
    ...(extra.source === undefined ? {} : { schema: JSON_SCHEMA }),
    ...(extra.file === undefined ? {} : { file: extra.file }),
    edition: edition.id,
    tables: edition.tables,
    organ: report.organ,
    year: report.year,
    title: read.title,
    cells: Object.fromEntries(cells),
    computed: Object.fromEntries(edition.computed.map(({ id }) => [id, computed.get(id) ?? 0])),
    sections: report.sections,
    headings: report.headings,
    repairs: read.repairs.map(({ line, kind, message }) => ({ line, kind, message: translate(extra.lang ?? 'zh', message) })),
    ...(extra.findings === undefined ? {} : { findings: extra.findings }),
    ...(report.reasons ? { reasons: report.reasons } : {}),
    ...(extra.source === undefined ? {} : { source: extra.source }),
  };
};

/**
 * Reads our own .json, written by reportToJson or edited since: `computed` and `findings` are ignored, a cell that is left out is
 * blank, `reasons` count in the checks as they do where they were written. Numbers a text states though they may not stand in their cell are kept, as the import kept them; an unknown cell or any other
 * value refuses.
 */
export const reportFromJson = (value: unknown, known: readonly Edition[] = editions): Result<ReadReport, Message> => {
  const parsed = v.safeParse(ImportSchema, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const where = (v.getDotPath(issue) ?? 'JSON').slice(0, 80);
    const [member, key] = issue.path?.map((item) => String(item.key)) ?? [];
    const edition = known.find(({ cellById }) => member === 'cells' && cellById.has(key as CellId));
    return err(
      edition ? message('json.cellShape', { where, label: cellLabel(edition, key as CellId) }) : message('json.invalid', { where }),
    );
  }
  const json = parsed.output;
  const edition = editionOf(json.edition, json.tables, known);
  if (!edition) return err(message('json.edition', { edition: json.edition }));
  const cells = new Map<CellId, ReportCell>(edition.cells.map(({ id }) => [id, BLANK]));
  for (const [key, cell] of Object.entries(json.cells)) {
    const definition = edition.cellById.get(key as CellId);
    if (!definition) return err(message('json.unknownCell', { cell: key.slice(0, 60), edition: edition.id }));
    if (cell.value !== null && !isStatedValue(definition.kind, cell.value)) return err(wrongValue(edition, definition, cell.value));
    const { value, line = null, note, source } = cell;
    cells.set(definition.id, { value, status: statusOf(cell), line, note: note || null, ...(source ? { source: placeOf(source) } : {}) });
  }
  const sections = { ...json.sections };
  for (const key of SECTION_KEYS)
    sections[key] = json.sections[key].flatMap((text) => text.split(/\r\n?|\n/)).flatMap((text) => text.trim() || []);
  const report: Report = { edition, organ: json.organ, year: json.year, cells, sections, headings: json.headings ?? HEADING_KEYS };
  const { reasons } = json;
  const repairs = json.repairs.map(({ line, kind, message: text }) => ({ line, kind, message: message('json.repair', { text }) }));
  return ok({
    report: reasons?.length ? { ...report, reasons } : report,
    title: json.title,
    repairs,
    ...(json.source === undefined ? {} : { source: json.source }),
  });
};

/** Says what stands in the cell, which cell it is, and how to write it. */
const wrongValue = (edition: Edition, { id, kind }: CellDefinition, value: CellValue): Message => {
  const parameters = { cell: id, label: cellLabel(edition, id), value: String(value).slice(0, 40) };
  if (kind === 'amount') return message(typeof value === 'number' ? 'json.amountAsNumber' : 'json.amount', parameters);
  return message(typeof value === 'string' ? 'json.countAsText' : 'json.cell', parameters);
};

/** Without the members the .json leaves out. */
const placeOf = ({ table, sheet, row }: v.InferOutput<typeof SourceSchema>): CellSource => ({
  ...(table === undefined ? {} : { table }),
  ...(sheet === undefined ? {} : { sheet }),
  row,
});

/** An edited cell keeps no status that its value contradicts. */
const statusOf = ({ value, status }: { readonly value: CellValue | null; readonly status?: CellStatus | undefined }): CellStatus => {
  if (value === null) return status === 'doubtful' ? 'doubtful' : 'blank';
  return status === 'repaired' ? 'repaired' : 'stated';
};

const editionOf = (id: string, tables: JsonTables | undefined, known: readonly Edition[]): Edition | null => {
  const different = TABLES.flatMap((table) => (tables?.[table] === undefined || tables[table] === id ? [] : [`${table}=${tables[table]}`]));
  return editionByKey([id, ...different].join('+'), known);
};

type JsonTables = { readonly [T in TableId]?: string | undefined };

const TABLES: readonly TableId[] = ['art20', 'requests', 'disputes'];

/** Base64 of the largest file that is read. */
const MAX_SOURCE_LENGTH = 28_000_000;

const line = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)));
const paragraphs = v.pipe(v.array(v.pipe(v.string(), v.maxLength(100_000))), v.maxLength(5000));
const editionId = v.pipe(v.string(), v.maxLength(20));

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const SourceSchema = v.object({ table: v.optional(count), sheet: v.optional(v.pipe(v.string(), v.maxLength(80))), row: count });

const CellSchema = v.object({
  value: v.nullable(v.union([v.number(), v.pipe(v.string(), v.maxLength(40))])),
  status: v.optional(v.picklist(['stated', 'blank', 'repaired', 'doubtful'])),
  line: v.optional(line),
  note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(500)))),
  source: v.optional(SourceSchema),
});

const ReasonSchema = v.object({
  id: v.pipe(v.string(), v.maxLength(64)),
  finding: v.pipe(v.string(), v.maxLength(200)),
  figures: v.nullable(v.pipe(v.string(), v.maxLength(2000))),
  text: v.pipe(v.string(), v.maxLength(MAX_REASON_LENGTH)),
  by: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  at: v.pipe(v.string(), v.maxLength(200)),
});

const ImportSchema = v.object({
  edition: editionId,
  tables: v.optional(v.object({ art20: v.optional(editionId), requests: v.optional(editionId), disputes: v.optional(editionId) })),
  organ: v.nullable(v.pipe(v.string(), v.maxLength(200), v.regex(/^[^\n\r\t]*$/))),
  year: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2999))),
  title: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(500))), null),
  cells: v.pipe(v.record(v.pipe(v.string(), v.maxLength(100)), CellSchema), v.maxEntries(2000)),
  sections: v.object({ preamble: paragraphs, '1': paragraphs, '5': paragraphs, '6': paragraphs }),
  headings: v.optional(v.pipe(v.array(v.picklist(['1', '2', '3', '4', '5', '6'])), v.maxLength(12))),
  reasons: v.optional(v.pipe(v.array(ReasonSchema), v.maxLength(10_000))),
  source: v.optional(v.pipe(v.string(), v.maxLength(MAX_SOURCE_LENGTH), v.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
  repairs: v.optional(
    v.pipe(
      v.array(v.object({ line: v.optional(line, null), kind: v.picklist(REPAIR_KINDS), message: v.pipe(v.string(), v.maxLength(1000)) })),
      v.maxLength(100_000),
    ),
    [],
  ),
});
