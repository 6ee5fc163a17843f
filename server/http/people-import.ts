// Units and people from a CSV table: read, checked row by row, and turned into what would be written. Pure except for what it is given;
// people-import-routes.ts calls it.
import * as v from 'valibot';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { Id, PersonName } from '#shared/protocol/http';
import { Subject, UnitName } from '#shared/protocol/http-people';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { decodeSource } from '#shared/text/decode';
import { colourFor } from '../auth/colours.ts';
import { isReservedId, newId } from '../auth/secrets.ts';
import type { PersonRow, UnitRow } from '../store/people-store.ts';
import { type CsvRow, readCsvRows } from './csv.ts';

export type RowFault = { readonly line: number; readonly column: string | null; readonly reason: Message };

export type PeoplePlan = {
  /** To be written, new and changed ones; nobody whose row says what stands already. */
  readonly units: readonly UnitRow[];
  readonly people: readonly PersonRow[];
  readonly added: { readonly units: number; readonly people: number };
  /** Headers of columns that were not read. */
  readonly ignored: readonly string[];
};

/** Everything, or every fault there is (the first two hundred). */
export const planPeople = (
  bytes: Uint8Array,
  known: { readonly units: readonly UnitRow[]; readonly people: readonly PersonRow[] },
): Result<PeoplePlan, readonly RowFault[]> => {
  const table = readTable(bytes);
  if (!table.ok) return table;
  const { rows, place, ignored } = table.value;
  const faults: RowFault[] = [];
  const units = new Map(known.units.map((unit) => [unit.id, unit]));
  const people = new Map(known.people.map((person) => [person.id, person]));
  const written = { units: new Map<string, UnitRow>(), people: new Map<string, PersonRow>() };
  const lineById = new Map<string, number>();

  for (const { line, fields } of rows) {
    const before = faults.length;
    const read = <S extends v.GenericSchema<string, string>>(column: Column, schema: S): string | null => {
      const text = fields[place[column] ?? -1] ?? '';
      if (text === '') return null;
      const parsed = v.safeParse(schema, text);
      if (parsed.success) return parsed.output;
      faults.push({ line, column: HEADERS[column][0], reason: message(FAULTS[column], { value: text.slice(0, 40) }) });
      return null;
    };
    const fault = (column: Column, reason: Message): void => void faults.push({ line, column: HEADERS[column][0], reason });
    const name = read('name', PersonName);
    const unitName = read('unit', UnitName);
    const unitId = read('unitId', Id);
    const givenId = read('id', Id);
    const subject = read('subject', Subject);
    if (faults.length > before) continue;
    if (name === null) fault('name', message('people.csv.noName'));
    const unit = unitOf(units, unitName, unitId);
    if (unit === null) fault(unitId === null ? 'unit' : 'unitId', message('people.csv.noUnit'));
    if (name === null || unit === null) continue;

    const same = [...people.values()].filter((person) => person.active && person.name === name && person.unit === unit.id);
    if (givenId === null && same.length > 1) fault('id', message('people.csv.ambiguous', { name, unit: unit.name }));
    const id = givenId ?? same[0]?.id ?? newId();
    const person = people.get(id);
    const earlier = lineById.get(id);
    if (isReservedId(id)) fault('id', message('people.idTaken', { id }));
    if (earlier !== undefined) fault(givenId === null ? 'name' : 'id', message('people.csv.twice', { line: earlier }));
    if (person && !person.active) fault('id', message('people.csv.left', { name: person.name }));
    const holder = subject === null ? undefined : [...people.values()].find((other) => other.subject === subject && other.id !== id);
    if (holder) fault('subject', message('people.csv.subjectTaken', { name: holder.name }));
    lineById.set(id, line);
    if (faults.length > before) continue;

    if (units.get(unit.id)?.name !== unit.name) written.units.set(unit.id, unit);
    units.set(unit.id, unit);
    const next: PersonRow = person
      ? { ...person, name, unit: unit.id, subject: subject ?? person.subject }
      : { id, name, unit: unit.id, colour: colourFor(id), active: true, isAdmin: false, subject };
    if (!person || person.name !== name || person.unit !== unit.id || person.subject !== next.subject) written.people.set(id, next);
    people.set(id, next);
  }
  if (faults.length > 0) return err(faults.slice(0, MOST_FAULTS));
  const isNew = (rowsBefore: readonly { readonly id: string }[]) => {
    const ids = new Set(rowsBefore.map(({ id }) => id));
    return ({ id }: { readonly id: string }) => !ids.has(id);
  };
  const plan = { units: [...written.units.values()], people: [...written.people.values()] };
  return ok({
    ...plan,
    added: { units: plan.units.filter(isNew(known.units)).length, people: plan.people.filter(isNew(known.people)).length },
    ignored,
  });
};

type Column = 'id' | 'name' | 'unit' | 'unitId' | 'subject';
type Table = {
  readonly rows: readonly CsvRow[];
  readonly place: Readonly<Partial<Record<Column, number>>>;
  readonly ignored: readonly string[];
};

const readTable = (bytes: Uint8Array): Result<Table, readonly RowFault[]> => {
  const whole = (reason: Message, line = 1): Result<never, readonly RowFault[]> => err([{ line, column: null, reason }]);
  const text = readText(bytes);
  if (!text.ok) return whole(text.error);
  const { rows, openQuote } = readCsvRows(text.value);
  if (openQuote !== null) return whole(message('people.csv.openQuote'), openQuote);
  const [head, ...body] = rows;
  const columns = (head?.fields ?? []).map(columnOf);
  const place: Partial<Record<Column, number>> = {};
  for (const [index, column] of columns.entries()) {
    if (column === null) continue;
    if (place[column] !== undefined) return whole(message('people.csv.headTwice', { header: HEADERS[column][0] }));
    place[column] = index;
  }
  if (place.name === undefined || (place.unit === undefined && place.unitId === undefined)) return whole(message('people.csv.noHead'));
  if (body.length === 0) return whole(message('people.csv.empty'));
  if (body.length > MOST_ROWS) return whole(message('people.csv.tooMany', { count: body.length, limit: MOST_ROWS }));
  return ok({ rows: body, place, ignored: (head?.fields ?? []).filter((_, index) => columns[index] === null) });
};

/** A list of names has none of the words by which decodeSource knows Chinese in GB18030; here the header tells. */
const readText = (bytes: Uint8Array): Result<string, Message> => {
  const text = decodeSource(bytes);
  if (text.ok) return text;
  if (text.error.key === 'read.empty') return err(message('people.csv.noHead'));
  if (text.error.key !== 'read.binary') return text;
  try {
    const chinese = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return !chinese.includes('\0') && readCsvRows(chinese).rows[0]?.fields.some(columnOf) ? ok(chinese) : text;
  } catch {
    return text;
  }
};

const columnOf = (header: string): Column | null => {
  const plain = header
    .normalize('NFKC')
    .replace(/[\s_-]/g, '')
    .toLowerCase();
  return COLUMNS.find((column) => HEADERS[column].includes(plain)) ?? null;
};

/** The unit of a row: by its id where that is given, else by its name; a new one where there is none. */
const unitOf = (units: ReadonlyMap<string, UnitRow>, name: string | null, id: string | null): UnitRow | null => {
  const known = id === null ? [...units.values()].find((unit) => unit.active && unit.name === name) : units.get(id);
  if (known) return { ...known, name: name ?? known.name };
  return name === null ? null : { id: id ?? newId(), name, active: true };
};

const COLUMNS: readonly Column[] = ['id', 'name', 'unit', 'unitId', 'subject'];

/** What a column may be called; the first is the name it has in messages. */
const HEADERS: Readonly<Record<Column, readonly [string, ...string[]]>> = {
  id: ['编号', 'id', '工号', '人员编号', 'personid'],
  name: ['姓名', 'name'],
  unit: ['单位', 'unit', '科室', '部门', '单位名称', 'unitname'],
  unitId: ['单位编号', 'unitid'],
  subject: ['统一认证标识', 'subject', '认证标识'],
};

const FAULTS = {
  id: 'people.csv.badId',
  name: 'people.csv.badName',
  unit: 'people.csv.badName',
  unitId: 'people.csv.badId',
  subject: 'people.csv.badSubject',
} as const satisfies Record<Column, string>;

const MOST_ROWS = 20_000;
const MOST_FAULTS = 200;
