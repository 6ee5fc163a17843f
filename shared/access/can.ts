// Who may do what in a report: the one judge. The server's gate decides with it, the pane explains with it.
import type { CellId } from '../cell/cell-id.ts';
import { splitCellId } from '../cell/cell-id.ts';
import type { SectionKey } from '../edition/types.ts';
import type { Message } from '../i18n/translate.ts';
import { message } from '../i18n/translate.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';

export type Role = 'coordinator' | 'preparer' | 'reviewer' | 'reader';

// What a preparer answers for: a table ("requests"), a row ("requests/new"), a column ("requests/*/natural"),
// one cell ("requests/new/natural") or a prose part ("section:5").
export type Assignment = string;

export type Principal = { readonly id: string; readonly name: string; readonly role: Role; readonly assigned: readonly Assignment[] };

/** Everyone of a report, so that a refusal can name the owner. */
export type AccessState = { readonly people: readonly Principal[] };

export type Target =
  | { readonly kind: 'cell'; readonly cell: CellId }
  | { readonly kind: 'section'; readonly section: SectionKey }
  | { readonly kind: 'meta' }
  | { readonly kind: 'entry' };

export type Action = 'read' | 'edit';

/** Yes, or the reason why not, naming who may. */
export const can = (principal: Principal, action: Action, target: Target, state: AccessState): Result<true, Message> => {
  if (action === 'read' || principal.role === 'coordinator') return ok(true);
  if (target.kind === 'entry') return principal.role === 'reader' ? err(message('access.reader')) : ok(true);
  if (target.kind === 'meta') return err(message('access.metaCoordinatorOnly'));
  if (principal.role === 'reviewer') return err(message('access.reviewer'));
  if (principal.role === 'reader') return err(message('access.reader'));
  if (principal.assigned.some((assignment) => covers(assignment, target))) return ok(true);
  const owners = state.people
    .filter((person) => person.assigned.some((assignment) => covers(assignment, target)))
    .map((person) => person.name);
  return err(owners.length === 0 ? message('access.unassigned') : message('access.ownedBy', { owners: owners.join('、') }));
};

const covers = (assignment: Assignment, target: Target): boolean => {
  if (target.kind === 'section') return assignment === `section:${target.section}`;
  if (target.kind !== 'cell') return false;
  const parts = splitCellId(target.cell);
  if (!parts) return false;
  const [table, row, column] = assignment.split('/');
  return (
    table === parts.table &&
    (row === undefined || row === '*' || row === parts.row) &&
    (column === undefined || column === '*' || column === parts.column)
  );
};
