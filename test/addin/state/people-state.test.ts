// The pure parts behind the views of people and history: what can be assigned, what nobody has, what going back would change.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, isAssignment } from '#shared/access/assignment';
import { editionByKey } from '#shared/edition/editions';
import { message, translate } from '#shared/i18n/translate';
import type { HistoryRow } from '#shared/protocol/http-history';
import { must, ok } from '#shared/result';
import { partLabel } from '../../../addin/pane/part-label.ts';
import {
  assignmentPlace,
  sectionChoices,
  tableChoices,
  toggled,
  unassignedGroups,
  unassignedPlaces,
} from '../../../addin/state/assignments.ts';
import { lastRows, placesBack, rowsAfter, rowsOfPlace } from '../../../addin/state/history-pages.ts';

const EDITION = must(editionByKey('2021'), 'edition 2021');
const CHOICES = [
  ...tableChoices(EDITION).flatMap(({ whole, rows, columns }) => [whole, ...[...rows, ...columns].map(({ assignment }) => assignment)]),
  ...sectionChoices(EDITION).map(({ assignment }) => assignment),
];
const tell = (given: Parameters<typeof translate>[1]) => translate('zh', given);

describe('what can be assigned', () => {
  test.each(['2019', '2021'])('every choice of the form of %s is one the server takes, and no two have one name', (key) => {
    const edition = must(editionByKey(key), key);
    const choices = tableChoices(edition).flatMap(({ whole, rows, columns }) => [
      whole,
      ...[...rows, ...columns].map((choice) => choice.assignment),
    ]);
    expect(choices.filter((choice) => !isAssignment(choice, edition))).toEqual([]);
    const labels = choices.map((choice) => partLabel(edition, choice, tell));
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
    expect(labels.some((label) => /[a-z]{3}/.test(label))).toBe(false);
  });

  test('computed rows and columns are not offered', () => {
    expect(CHOICES).not.toContain('requests/processed');
    expect(CHOICES).not.toContain('requests/*/total');
  });

  test('a wider part takes the place of the narrower ones it covers', () => {
    expect(toggled(['requests/new', 'disputes'], 'requests')).toEqual(['disputes', 'requests']);
    expect(toggled(['requests', 'disputes'], 'requests')).toEqual(['disputes']);
    expect(toggled(['requests/new/natural'], 'requests/*/natural')).toEqual(['requests/*/natural']);
  });

  test('a place of another form is named as it is spelled', () => {
    expect(assignmentPlace(EDITION, 'requests/nothing')).toBeNull();
    expect(partLabel(EDITION, 'requests/nothing', tell)).toBe('requests/nothing');
    expect(partLabel(EDITION, 'requests/new/natural', tell)).toBe('表三 一、本年新收政府信息公开申请数量 · 自然人');
  });
});

describe('what nobody has', () => {
  test('a new report has three tables and three prose parts to give', () => {
    expect(unassignedPlaces(EDITION, [])).toEqual(['art20', 'requests', 'disputes', 'section:1', 'section:5', 'section:6']);
  });

  test('a column of table 三 leaves the other cells of each row, said as one group', () => {
    const groups = unassignedGroups(EDITION, [{ role: 'preparer', assigned: ['requests/*/natural'] }]);
    expect(groups.map(({ table, places }) => [table, places.length])).toContainEqual(['requests', 24 * 5]);
  });

  test('a reviewer’s parts are nobody’s: they may not write', () => {
    expect(unassignedPlaces(EDITION, [{ role: 'reviewer', assigned: ['requests'] }])).toContain('requests');
  });

  test('what is listed and what is given cover every typed cell, and never the same one', () => {
    fc.assert(
      fc.property(fc.subarray(CHOICES), (assigned) => {
        const free = unassignedPlaces(EDITION, [{ role: 'preparer', assigned }]);
        for (const { id } of EDITION.inputs) {
          const target = { kind: 'cell', cell: id } as const;
          const isGiven = assigned.some((assignment) => covers(assignment, target));
          expect(free.filter((place) => covers(place, target))).toHaveLength(isGiven ? 0 : 1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const row = (number: number, place: string, before: string | null, after: string | null): HistoryRow => ({
  number,
  at: '2026-01-05T01:00:00Z',
  madeAt: null,
  person: 'p1',
  name: '何川',
  place,
  how: 'typed',
  before,
  after,
});

describe('going back', () => {
  test('only places that end up different count; notes, title and text are places too', () => {
    const places = placesBack([
      row(3, 'requests/new/natural', null, '4'),
      row(4, 'requests/new/natural', '4', '5'),
      row(5, 'requests/new/company', '1', '2'),
      row(6, 'requests/new/company', '2', '1'),
      row(7, 'section:1', '', '一句话'),
      row(8, 'comments/x', null, '"说明"'),
      row(9, 'meta/organ', null, '"某局"'),
      row(10, 'notes/requests/new/natural', '"a"', null),
    ]);
    expect(places).toEqual([
      { kind: 'entry', place: 'requests/new/natural', now: '5', back: null },
      { kind: 'section', place: 'section:1' },
      { kind: 'entry', place: 'notes/requests/new/natural', now: null, back: '"a"' },
    ]);
  });

  test('the last page comes first, newest row on top, and the earlier ones follow without a gap', async () => {
    const all = Array.from({ length: 95 }, (_, index) => row(index + 1, 'requests/new/natural', String(index), String(index + 1)));
    const ask = async ({ from, limit }: { from: number; limit: number }) => {
      const rows = all.slice(from - 1, from - 1 + limit);
      const next = from + rows.length;
      return ok({ rows, count: all.length, next: next <= all.length ? next : null });
    };
    const first = await lastRows(ask, null);
    if (!first.ok) throw new Error('no first page');
    expect(first.value.rows[0]?.number).toBe(95);
    const second = await lastRows(ask, first.value.older);
    if (!second.ok) throw new Error('no second page');
    const third = await lastRows(ask, second.value.older);
    if (!third.ok) throw new Error('no third page');
    const numbers = [first, second, third].flatMap(({ value }) => value.rows.map(({ number }) => number));
    expect(numbers).toEqual(Array.from({ length: 95 }, (_, index) => 95 - index));
    expect(third.value.older).toBe(0);
    const after = await rowsAfter(ask, 90);
    expect(after.ok && after.value.map(({ number }) => number)).toEqual([91, 92, 93, 94, 95]);
    const place = await rowsOfPlace(ask, 'requests/new/natural');
    expect(place.ok && place.value[0]?.number).toBe(95);
  });

  test('an empty history has no rows and nothing older', async () => {
    const shown = await lastRows(async () => ok({ rows: [], count: 0, next: null }), null);
    expect(shown).toEqual(ok({ rows: [], count: 0, older: 0 }));
  });
});

test('a number of places is spoken with its word in English', () => {
  expect(translate('en', message('team.unassigned', { count: 1 }))).toBe('1 part has nobody assigned');
  expect(translate('en', message('team.unassigned', { count: 3 }))).toBe('3 parts have nobody assigned');
});
