// What somebody answers for, and which places that covers. can.ts judges with it; the server checks new assignments with it.
import { splitCellId } from '../cell/cell-id.ts';
import type { Edition } from '../edition/types.ts';
import type { Assignment, Target } from './can.ts';

/** Whether the target belongs to what is assigned; only cells and prose parts are ever assigned. */
export const covers = (assignment: Assignment, target: Target): boolean => {
  if (target.kind === 'section') return assignment === `section:${target.section}`;
  if (target.kind !== 'cell') return false;
  const parts = splitCellId(target.cell);
  if (!parts) return false;
  const [table, row, column] = assignment.split('/');
  return (
    table === parts.table &&
    (row === undefined || row === ANY || row === parts.row) &&
    (column === undefined || column === ANY || column === parts.column)
  );
};

/** Whether it covers at least one place of the form; a misspelt one would leave somebody without work and without a word. */
export const isAssignment = (assignment: string, edition: Edition): boolean => {
  if (/^section:(preamble|[156])$/.test(assignment)) return true;
  if (!/^[A-Za-z0-9]{1,40}(\/([A-Za-z0-9]{1,40}|\*)){0,2}$/.test(assignment)) return false;
  return edition.inputs.some(({ id }) => covers(assignment, { kind: 'cell', cell: id }));
};

const ANY = '*';
