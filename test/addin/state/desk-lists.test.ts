// What stands in the lists of the desks: changes since the last look, notices folded, help for every cell and rule.
import { describe, expect, test } from 'vitest';
import { editions } from '#shared/edition/editions';
import { translate } from '#shared/i18n/translate';
import type { HistoryRow } from '#shared/protocol/http-history';
import type { NoticeSeen } from '#shared/protocol/notices';
import { cellHelp, ruleHelp } from '../../../addin/state/cell-help.ts';
import { changesSince } from '../../../addin/state/changes-since.ts';
import { dueNotice, foldNotices } from '../../../addin/state/notices.ts';

const row = (number: number, place: string, before: string | null, after: string | null, name = '何一'): HistoryRow => ({
  number,
  at: `2026-01-15T08:00:0${number}.000Z`,
  madeAt: null,
  person: name,
  name,
  place,
  how: 'typed',
  before,
  after,
});

describe('changes since the last look', () => {
  test('each place once, from what was seen to what stands, with everybody who touched it, newest first', () => {
    const changes = changesSince([
      row(1, 'requests/new/natural', '3', '4'),
      row(2, 'section:1', '', '一句话'),
      row(3, 'requests/new/natural', '4', '6', '安二'),
    ]);
    expect(changes.map(({ place, before, after, names, times }) => [place, before, after, names.join(), times])).toEqual([
      ['requests/new/natural', '3', '6', '安二,何一', 2],
      ['section:1', '', '一句话', '何一', 1],
    ]);
  });

  test('a cell that is again what it was, comments and the beginning of the report are no changes', () => {
    const rows = [row(1, 'report', null, '2025'), row(2, 'a/b/c', '3', '4'), row(3, 'a/b/c', '4', '3'), row(4, 'comments/x', null, '{}')];
    expect(changesSince(rows)).toEqual([]);
  });
});

const notice = (id: string, more: Partial<NoticeSeen> = {}): NoticeSeen => ({
  id,
  report: 'r1',
  organ: '某局',
  year: 2025,
  kind: 'assigned',
  byName: '陈统',
  at: '2026-01-15T08:00:00.000Z',
  place: null,
  words: id,
  isRead: false,
  ...more,
});

test('several assignments in a row are one notice with all parts; other kinds, people, reports and read ones stay apart', () => {
  const folded = foldNotices([
    notice('c'),
    notice('b'),
    notice('a', { isRead: true }),
    notice('d', { kind: 'chased' }),
    notice('e', { kind: 'chased' }),
  ]);
  expect(folded.map(({ ids, allWords }) => [ids.join(), allWords.join()])).toEqual([
    ['c,b', 'b,c'],
    ['a', 'a'],
    ['d', 'd'],
    ['e', 'e'],
  ]);
});

test('only what is due soon or late and not handed in is told', () => {
  expect(dueNotice('2026-01-31', true, '2026-01-20')).toBeNull();
  expect(dueNotice('2026-01-19', false, '2026-01-20')).toBeNull();
  expect(dueNotice(null, true, '2026-01-20')).toBeNull();
  expect(dueNotice('2026-01-19', true, '2026-01-20')).toEqual({ kind: 'late', days: 1, day: '2026-01-19' });
});

describe('help in place', () => {
  test.each(editions.map((edition) => [edition.key, edition] as const))(
    'edition %s: every cell says what its row and its column count',
    (_key, edition) => {
      for (const { id, sumOf } of edition.cells) {
        const told = cellHelp(edition, id) ?? [];
        expect([id, told.length]).toEqual([id, sumOf === null ? 2 : told.length]);
        expect(told.length).toBeGreaterThan(0);
        for (const message of told) expect(translate('en', message)).not.toBe(translate('zh', message));
      }
    },
  );

  test.each(['R1', 'R2', 'R3', 'R4', 'R5', 'Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'C1', 'C2', 'N1', 'N3', 'D1', 'E1', 'L1', 'L2'])(
    '[%s] is put into words',
    (rule) => {
      expect(ruleHelp(rule)).not.toBeNull();
    },
  );

  test('a cell of no form has no help', () => {
    const [edition] = editions;
    if (edition) expect(cellHelp(edition, 'nowhere/no/cell' as never)).toBeNull();
  });
});
