// What an assignment covers, and which texts are one.
import { describe, expect, test } from 'vitest';
import { covers, isAssignment } from '#shared/access/assignment';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import { editions } from '#shared/edition/editions';
import { must } from '#shared/result';

const edition = must(editions.at(-1), 'an edition');

describe('assignments', () => {
  test.each([
    ['requests', true],
    ['requests/new', true],
    ['requests/new/natural', true],
    ['requests/*/natural', true],
    ['requests/*', true],
    ['requests/*/*', true],
    ['art20/fees/amount', true],
    ['section:1', true],
    ['section:preamble', true],
    ['section:2', false],
    ['section:', false],
    ['section:1/new', false],
    ['requests/misspelt', false],
    ['requests/new/misspelt', false],
    ['misspelt', false],
    ['requests/new/natural/more', false],
    ['*', false],
    ['*/new', false],
    ['', false],
    ['requests/', false],
    ['/requests', false],
    ['__proto__', false],
    ['requests/processed', false],
    ['requests\n', false],
  ])('%j is one: %s', (assignment, expected) => {
    expect(isAssignment(assignment, edition)).toBe(expected);
  });

  test('each input is covered by its table, row, column and itself, and by no other cell', () => {
    for (const { id, table, row, column } of edition.inputs) {
      for (const assignment of [table, `${table}/${row}`, `${table}/*/${column}`, id]) {
        expect(covers(assignment, { kind: 'cell', cell: id })).toBe(true);
        expect(isAssignment(assignment, edition)).toBe(true);
      }
      const covered = edition.inputs.filter((other) => covers(id, { kind: 'cell', cell: other.id }));
      expect(covered.map((other) => other.id)).toEqual([id]);
    }
  });

  test('an assigned cell opens no prose, an assigned prose part no cell, and neither the whole', () => {
    const cell = { kind: 'cell', cell: 'requests/new/natural' as CellId } as const;
    expect(covers('section:1', cell)).toBe(false);
    expect(covers('requests', { kind: 'section', section: '1' })).toBe(false);
    for (const target of [{ kind: 'meta' }, { kind: 'entry' }, { kind: 'report' }] as const) expect(covers('requests', target)).toBe(false);
    const person = { id: 'p', name: '某', role: 'preparer', assigned: ['section:1'] } as const;
    expect(can(person, 'edit', cell, { people: [] }).ok).toBe(false);
  });
});
