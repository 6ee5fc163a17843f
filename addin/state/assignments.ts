// What somebody answers for, in the form's own words: everything that can be given to a person, and what nobody has yet. Pure; the views
// of a report's people and of invitations use it.
import { covers } from '#shared/access/assignment';
import type { Assignment } from '#shared/access/can';
import { splitCellId } from '#shared/cell/cell-id';
import type { CellDefinition, Edition, SectionKey, TableId } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';

type Choice = { readonly assignment: Assignment; readonly label: string };

/** One table of the form; each row and column once, computed ones left out: nobody fills those. */
export type TableChoices = {
  readonly table: TableId;
  readonly heading: string;
  readonly whole: Assignment;
  readonly rows: readonly Choice[];
  readonly columns: readonly Choice[];
};

export const tableChoices = (edition: Edition): readonly TableChoices[] =>
  TABLES.map((table) => {
    const cells = edition.inputs.filter((cell) => cell.table === table);
    return {
      table,
      heading: edition[table].heading,
      whole: table,
      rows: unique(cells, ({ row, rowLabels }) => ({ assignment: `${table}/${row}`, label: pathLabel(rowLabels) })),
      columns: unique(cells, ({ column, columnLabel }) => ({ assignment: `${table}/*/${column}`, label: columnLabel })),
    };
  });

/** The prose parts; the preamble has no heading in the form, so it is named by its key. */
export const sectionChoices = (
  edition: Edition,
): readonly { readonly section: SectionKey; readonly assignment: Assignment; readonly label: string | null }[] =>
  SECTION_KEYS.map((section) => ({
    section,
    assignment: `section:${section}`,
    label: section === 'preamble' ? null : edition.proseHeadings[section],
  }));

/** What an assignment is of, for its label. */
export type AssignmentPlace =
  | { readonly kind: 'table'; readonly table: TableId }
  | { readonly kind: 'row' | 'column'; readonly table: TableId; readonly label: string }
  | { readonly kind: 'cell'; readonly table: TableId; readonly row: string; readonly column: string }
  | { readonly kind: 'section'; readonly section: SectionKey };

/** Null where this edition has no such place. */
export const assignmentPlace = (edition: Edition, assignment: Assignment): AssignmentPlace | null => {
  const section = SECTION_KEYS.find((key) => assignment === `section:${key}`);
  if (section) return { kind: 'section', section };
  const [name, row = ANY, column = ANY] = assignment.split('/');
  const table = TABLES.find((known) => known === name);
  const first = edition.inputs.find(({ id }) => covers(assignment, { kind: 'cell', cell: id }));
  if (!table || !first) return null;
  if (row === ANY && column === ANY) return { kind: 'table', table };
  if (column === ANY) return { kind: 'row', table, label: lastLabel(first.rowLabels) };
  if (row === ANY) return { kind: 'column', table, label: first.columnLabel };
  return { kind: 'cell', table, row: lastLabel(first.rowLabels), column: first.columnLabel };
};

type Holder = { readonly role: string; readonly assigned: readonly Assignment[] };

/**
 * What nobody is named for: whole tables, else whole rows, else single cells; and prose parts. The coordinator may write everywhere, yet
 * nobody has been asked to. A preamble is nobody's debt.
 */
export const unassignedPlaces = (edition: Edition, holders: readonly Holder[]): readonly Assignment[] => {
  const given = holders.filter(({ role }) => role === 'preparer' || role === 'coordinator').flatMap(({ assigned }) => assigned);
  const isFree = ({ id }: CellDefinition) => !given.some((assignment) => covers(assignment, { kind: 'cell', cell: id }));
  const tables = TABLES.flatMap((table) => {
    const cells = edition.inputs.filter((cell) => cell.table === table);
    if (cells.every(isFree)) return [table];
    const rows = [...new Set(cells.map(({ row }) => row))];
    return rows.flatMap((row) => {
      const inRow = cells.filter((cell) => cell.row === row);
      return inRow.every(isFree) ? [`${table}/${row}`] : inRow.filter(isFree).map(({ id }) => id);
    });
  });
  const sections = SECTION_KEYS.filter((key) => key !== 'preamble').map((key) => `section:${key}`);
  return [...tables, ...sections.filter((section) => !given.includes(section))];
};

/** The same by table, prose parts each on its own. */
export const unassignedGroups = (
  edition: Edition,
  holders: readonly Holder[],
): readonly { readonly table: TableId | null; readonly places: readonly Assignment[] }[] => {
  const places = unassignedPlaces(edition, holders);
  const ofTable = (table: TableId) => places.filter((place) => place === table || place.startsWith(`${table}/`));
  const tables = TABLES.map((table) => ({ table, places: ofTable(table) })).filter((group) => group.places.length > 0);
  return [...tables, ...places.filter((place) => place.startsWith('section:')).map((place) => ({ table: null, places: [place] }))];
};

/** The assignments with one added or taken out; what a wider one covers goes with it. */
export const toggled = (assigned: readonly Assignment[], assignment: Assignment): readonly Assignment[] => {
  if (assigned.includes(assignment)) return assigned.filter((one) => one !== assignment);
  return [...assigned.filter((one) => !isWithin(one, assignment)), assignment];
};

/** Whether everything `inner` covers is covered by `outer` too. */
export const isWithin = (inner: Assignment, outer: Assignment): boolean => {
  if (inner === outer) return true;
  const [table, row = ANY, column = ANY] = inner.split('/');
  const [outerTable, outerRow = ANY, outerColumn = ANY] = outer.split('/');
  return table === outerTable && (outerRow === ANY || outerRow === row) && (outerColumn === ANY || outerColumn === column);
};

/** The first cell of the form that belongs to it, for showing where it is. */
export const firstCell = (edition: Edition, assignment: Assignment) =>
  splitCellId(assignment)
    ? (edition.inputs.find(({ id }) => id === assignment)?.id ?? null)
    : (edition.inputs.find(({ id }) => covers(assignment, { kind: 'cell', cell: id }))?.id ?? null);

const unique = (cells: readonly CellDefinition[], choiceOf: (cell: CellDefinition) => Choice): readonly Choice[] => [
  ...new Map(cells.map(choiceOf).map((choice) => [choice.assignment, choice])).values(),
];

/** Without the words all rows of a block share. */
const pathLabel = (labels: readonly string[]): string => labels.slice(-2).join(' / ');

const lastLabel = (labels: readonly string[]): string => {
  const last = labels.at(-1) ?? '';
  // A label such as 其他 alone does not say where it stands.
  return last.replace(/^\d\./, '').length <= 2 && labels.length > 1 ? `${labels.at(-2)} ${last}` : last;
};

const ANY = '*';
const TABLES: readonly TableId[] = ['art20', 'requests', 'disputes'];
