// What a phrase asks of the tables: noun, measure, results and applicants turned into the readings that may be meant. Rows and
// columns come from the edition by role and label, so another edition needs nothing here.
import type { CellId } from '../cell/cell-id.ts';
import { toCellId } from '../cell/cell-id.ts';
import type { Edition, MatrixRowData } from '../edition/types.ts';
import type { ReadingName } from './assertion.ts';
import type { Measure, Noun } from './token.ts';

export type Reading = {
  readonly name: ReadingName;
  readonly cells: readonly CellId[];
  readonly minus?: readonly CellId[];
  readonly factor?: number;
};

/** One thing a number may be compared with. */
export type Ask =
  | { readonly about: 'requests'; readonly rows: RequestRows; readonly columns: readonly string[] | null }
  | { readonly about: 'disputes'; readonly groups: readonly string[]; readonly column: string | 'finished' | null }
  | { readonly about: 'art20'; readonly row: string; readonly measure: Art20Measure };

type RequestRows = 'received' | 'new' | 'carriedIn' | 'processed' | 'carriedOut' | 'carried' | 'disclosed' | 'area' | readonly string[];
type Art20Measure = 'issue' | 'repeal' | 'inForce' | 'publish' | 'publishTotal' | 'decide' | 'items' | 'amount' | 'documents';

/** The readings that agree with the words, likeliest first, and what else the number would fit. */
export type Meant = { readonly readings: readonly Reading[]; readonly near: readonly Reading[] };

export const meantBy = (ask: Ask, edition: Edition, isZero: boolean): Meant => {
  switch (ask.about) {
    case 'requests':
      return requestsMeant(ask, edition);
    case 'disputes':
      return { readings: [disputesReading(ask, edition)], near: [] };
    case 'art20':
      return { readings: art20Readings(ask, edition, isZero), near: [] };
  }
};

/** The ask for a noun with the measures said of it; null where the two do not go together. */
export const askOf = (noun: Noun, measures: readonly Measure[], unit: string): Ask | null => {
  if (noun.of === 'disputes') {
    const isClash = measures.some((measure) =>
      ['issue', 'repeal', 'inForce', 'publish', 'publishTotal', 'charge', 'items', 'carriedIn', 'carriedOut', 'carry'].includes(measure),
    );
    return isClash ? null : { about: 'disputes', groups: noun.groups, column: measures.includes('finish') ? 'finished' : null };
  }
  if (noun.of === 'requests') {
    const rows = requestRows(noun.form, measures);
    return rows === null ? null : { about: 'requests', rows, columns: null };
  }
  const measure = art20Measure(measures, unit);
  return measure === null ? null : { about: 'art20', row: noun.row, measure };
};

const requestRows = (form: 'full' | 'area' | 'disclosed' | 'bare', measures: readonly Measure[]): RequestRows | null => {
  const has = (measure: Measure) => measures.includes(measure);
  if (has('issue') || has('repeal') || has('inForce') || has('charge') || has('items')) return null;
  if (has('carriedOut')) return 'carriedOut';
  if (has('carriedIn')) return 'carriedIn';
  if (has('new')) return 'new';
  if (has('carry')) return 'carried';
  if (has('receive') || has('handle')) return 'received';
  if (has('finish')) return 'processed';
  if (has('publish') || has('publishTotal') || has('decide')) return null;
  return form === 'disclosed' ? 'disclosed' : form === 'area' ? 'area' : 'received';
};

const art20Measure = (measures: readonly Measure[], unit: string): Art20Measure | null => {
  if (unit.endsWith('元')) return 'amount';
  const has = (measure: Measure) => measures.includes(measure);
  if (has('repeal')) return 'repeal';
  if (has('inForce')) return 'inForce';
  if (has('issue') || has('new')) return 'issue';
  if (has('publishTotal')) return 'publishTotal';
  if (has('publish')) return 'publish';
  if (has('decide') || has('handle') || has('finish')) return 'decide';
  if (has('items') || unit === '项') return 'items';
  if (has('charge')) return 'amount';
  if (has('find')) return 'inForce';
  return has('receive') ? null : 'documents';
};

const requestsMeant = ({ rows, columns }: Extract<Ask, { about: 'requests' }>, edition: Edition): Meant => {
  const { requests } = edition;
  const total = [requests.total.key];
  const isWhole = columns === null || columns.length === 0;
  const cells = (keys: readonly string[]) =>
    keys.flatMap((row) => (isWhole ? total : columns).map((column) => toCellId('requests', row, column)));
  const role = (wanted: MatrixRowData['role'], opens?: boolean) =>
    requests.rows
      .filter((row) => row.role === wanted && (opens === undefined || (row.opensWith !== undefined) === opens))
      .map(({ key }) => key);
  const reading = (name: ReadingName, keys: readonly string[]): Reading => ({ name, cells: cells(keys) });
  const fresh = reading('new', role('incoming', false));
  const carriedIn = reading('carriedIn', role('incoming', true));
  const processed = reading('processed', role('processed'));
  const carriedOut = reading('carriedOut', role('closing'));
  const received = [fresh, reading('new+carriedIn', role('incoming')), processed];
  const labelled = (pattern: RegExp) =>
    requests.rows.filter((row) => row.role === 'result' && pattern.test(row.path[1] ?? '')).map(({ key }) => key);
  const granted = reading('value', labelled(/予以公开/));
  const disclosed = [granted, reading('value', [...labelled(/予以公开/), ...labelled(/部分公开/)])];
  switch (rows) {
    case 'received':
      return { readings: received, near: [] };
    case 'new':
      return { readings: [fresh], near: [] };
    case 'carriedIn':
      return { readings: [carriedIn], near: [] };
    case 'processed':
      return { readings: [processed], near: [] };
    case 'carriedOut':
      return { readings: [carriedOut], near: [] };
    case 'carried':
      return { readings: [carriedOut, carriedIn], near: [] };
    case 'disclosed':
      return { readings: disclosed, near: [fresh, processed] };
    case 'area':
      return { readings: [...received, ...disclosed], near: [] };
    default:
      return { readings: [reading('value', rows)], near: [] };
  }
};

const disputesReading = ({ groups, column }: Extract<Ask, { about: 'disputes' }>, { disputes }: Edition): Reading => {
  const cells = (key: string) => groups.map((group) => toCellId('disputes', group, key));
  if (column !== 'finished') return { name: 'value', cells: cells(column ?? disputes.total.key) };
  const pending = disputes.columns.find(({ label }) => label.includes('审结'));
  return { name: 'value', cells: cells(disputes.total.key), ...(pending ? { minus: cells(pending.key) } : {}) };
};

const art20Readings = ({ row, measure }: Extract<Ask, { about: 'art20' }>, edition: Edition, isZero: boolean): readonly Reading[] => {
  const block = edition.art20.blocks.find(({ rows }) => rows.some(({ key }) => key === row));
  if (!block) return [];
  const reading = (columns: readonly { readonly key: string }[], factor = 1): Reading[] =>
    columns.length === 0
      ? []
      : [{ name: 'value', cells: columns.map(({ key }) => toCellId('art20', row, key)), ...(factor === 1 ? {} : { factor }) }];
  const labelled = (pattern: RegExp) => block.columns.filter(({ label }) => pattern.test(label));
  const issued = labelled(/制发|制作/);
  const inForce = labelled(/有效/);
  const decided = labelled(/决定/);
  const amounts = block.columns.filter(({ kind }) => kind === 'amount');
  const items = labelled(/项目数量|增\/减/);
  // What there is now: before and change together, or only what the first column says.
  const itemReadings = [...reading(items), ...(items.length > 1 ? reading(items.slice(0, 1)) : [])];
  switch (measure) {
    case 'issue':
      return reading(issued);
    case 'repeal':
      return reading(labelled(/废止/));
    case 'inForce':
      if (items.length > 0) return itemReadings;
      return reading(inForce.length > 0 || !isZero ? inForce : labelled(/公开总/));
    case 'publish':
      return reading(labelled(/新公开/));
    case 'publishTotal':
      return reading(labelled(/公开总/));
    case 'decide':
      return decided.length > 0 ? reading(decided) : itemReadings;
    case 'items':
      return isZero && decided.length > 0 ? reading(decided) : itemReadings;
    case 'amount':
      if (amounts.length === 0) return isZero ? reading(items) : [];
      // A form that names no unit may hold yuan.
      return amounts.every(({ label }) => label.includes('万元')) ? reading(amounts) : [...reading(amounts), ...reading(amounts, 10_000)];
    case 'documents': {
      if (isZero) return reading(decided.length > 0 ? decided : issued.length > 0 ? issued : block.columns);
      return decided.length > 0 ? reading(decided) : [...reading(issued), ...reading(inForce)];
    }
  }
};
