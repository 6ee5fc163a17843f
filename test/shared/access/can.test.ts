import { describe, expect, test } from 'vitest';
import type { Action, Principal, Role, Target } from '#shared/access/can';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';

const person = (role: Role, assigned: readonly string[] = [], name = '某某'): Principal => ({ id: name, name, role, assigned });
const cell = (id: string): Target => ({ kind: 'cell', cell: id as CellId });
const section: Target = { kind: 'section', section: '5' };
const meta: Target = { kind: 'meta' };
const entry: Target = { kind: 'entry' };
const comment: Target = { kind: 'comment' };
const newNatural = cell('requests/new/natural');

describe('who may do what', () => {
  const matrix: [Role, readonly string[], Action, string, Target, string][] = [
    ['reader', [], 'read', 'a cell', newNatural, 'yes'],
    ['reader', [], 'edit', 'a cell', newNatural, 'access.reader'],
    ['reader', [], 'edit', 'a section', section, 'access.reader'],
    ['reader', [], 'edit', 'an entry', entry, 'access.reader'],
    ['reader', [], 'edit', 'the title', meta, 'access.metaCoordinatorOnly'],
    ['reviewer', [], 'read', 'a cell', newNatural, 'yes'],
    ['reviewer', [], 'edit', 'a cell', newNatural, 'access.reviewer'],
    ['reviewer', [], 'edit', 'a section', section, 'access.reviewer'],
    ['reviewer', [], 'edit', 'an entry', entry, 'yes'],
    ['reviewer', [], 'edit', 'the title', meta, 'access.metaCoordinatorOnly'],
    ['preparer', [], 'edit', 'a cell not assigned', newNatural, 'access.unassigned'],
    ['preparer', [], 'edit', 'an entry', entry, 'yes'],
    ['preparer', ['requests'], 'edit', 'a cell of the table', newNatural, 'yes'],
    ['preparer', ['requests'], 'edit', 'the title', meta, 'access.metaCoordinatorOnly'],
    ['preparer', ['requests/new'], 'edit', 'a cell of the row', newNatural, 'yes'],
    ['preparer', ['requests/granted'], 'edit', 'a cell of another row', newNatural, 'access.unassigned'],
    ['preparer', ['requests/*/natural'], 'edit', 'a cell of the column', newNatural, 'yes'],
    ['preparer', ['requests/*/company'], 'edit', 'a cell of another column', newNatural, 'access.unassigned'],
    ['preparer', ['requests/new/natural'], 'edit', 'the very cell', newNatural, 'yes'],
    ['preparer', ['section:5'], 'edit', 'the section', section, 'yes'],
    ['preparer', ['section:1'], 'edit', 'another section', section, 'access.unassigned'],
    ['preparer', ['section:5'], 'edit', 'a cell', newNatural, 'access.unassigned'],
    ['preparer', ['requests'], 'edit', 'something that is no cell id', cell('requests'), 'access.unassigned'],
    ['coordinator', [], 'edit', 'a cell', newNatural, 'yes'],
    ['coordinator', [], 'edit', 'a section', section, 'yes'],
    ['coordinator', [], 'edit', 'the title', meta, 'yes'],
    ['coordinator', [], 'edit', 'an entry', entry, 'yes'],
    ['coordinator', [], 'edit', 'a comment', comment, 'yes'],
    ['preparer', [], 'edit', 'a comment', comment, 'yes'],
    ['reviewer', [], 'edit', 'a comment', comment, 'yes'],
    ['reader', [], 'edit', 'a comment', comment, 'access.reader'],
  ];
  test.each(matrix)('%s with %j may %s %s: %#', (role, assigned, action, _what, target, expected) => {
    const result = can(person(role, assigned), action, target, { people: [] });
    expect(result.ok ? 'yes' : result.error.key).toBe(expected);
  });

  test('a refusal names the people whose cell it is', () => {
    const owners = [
      person('preparer', ['requests'], '王一'),
      person('preparer', ['requests/new'], '李二'),
      person('preparer', ['art20'], '赵三'),
    ];
    const result = can(person('preparer', ['disputes']), 'edit', newNatural, { people: owners });
    expect(result.ok ? null : result.error).toEqual({ key: 'access.ownedBy', parameters: { owners: '王一、李二' } });
  });
});
