// Typing signs that end by themselves, following that never holds anybody, presence that does not flood.
import { describe, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import { mentionsIn } from '../../../addin/state/comments.ts';
import { createFollow } from '../../../addin/state/follow.ts';
import { createTypingSign, createTypists } from '../../../addin/state/typing.ts';
import type { Here } from '../../../addin/state/watch-presence.ts';
import { createWatched } from '../../../addin/sync/watched.ts';

/** A clock that goes only when told. */
const fakeTime = () => {
  let now = 0;
  let due: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    newTimer: (run: () => void, milliseconds: number) => {
      const timer = { at: now + milliseconds, run };
      due.push(timer);
      return () => {
        due = due.filter((one) => one !== timer);
      };
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
      const ripe = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { run } of ripe) run();
    },
  };
};

describe('saying that one is typing', () => {
  const start = () => {
    const time = fakeTime();
    const awareness = new Awareness(new Y.Doc());
    awareness.setLocalState({ user: { id: 'p1', name: '张三', colour: '#aa3300' }, cell: 'requests/new/natural', section: null });
    const sign = createTypingSign(createWatched(awareness), time.now, time.newTimer);
    return { time, sign, typing: () => awareness.getLocalState()?.typing as number | undefined };
  };

  test('it is renewed while keys are pressed, seldom enough, and taken back with the entry', () => {
    const { time, sign, typing } = start();
    sign.tell(true);
    expect(typing()).toBe(1);
    for (let key = 0; key < 20; key += 1) {
      time.pass(300);
      sign.tell(true);
    }
    expect(typing()).toBe(2);
    sign.tell(false);
    expect(typing()).toBeUndefined();
  });

  test('an entry left open without a key is no longer told after 15 seconds', () => {
    const { time, sign, typing } = start();
    sign.tell(true);
    time.pass(15_000);
    expect(typing()).toBeUndefined();
    sign.tell(true);
    expect(typing()).toBe(2);
  });
});

describe('hearing that somebody types', () => {
  test('a sign not renewed counts for less than half a minute, by the own clock alone', () => {
    const time = fakeTime();
    let expired = 0;
    const typists = createTypists(
      () => {
        expired += 1;
      },
      time.now,
      time.newTimer,
    );
    expect(typists.hear(7, 1)).toBe(true);
    time.pass(20_000);
    expect(typists.hear(7, 1)).toBe(true);
    expect(typists.hear(7, 2)).toBe(true);
    time.pass(20_000);
    expect([typists.hear(7, 2), expired]).toEqual([true, 0]);
    time.pass(9_999);
    expect([typists.hear(7, 2), expired]).toEqual([false, 1]);
    expect(typists.hear(7, undefined)).toBe(false);
  });

  test('[security] a sign that is no number never locks; one who comes back after leaving is heard anew', () => {
    const time = fakeTime();
    const typists = createTypists(() => {}, time.now, time.newTimer);
    for (const sign of ['1', null, {}, true]) expect(typists.hear(7, sign)).toBe(false);
    typists.hear(7, 1);
    time.pass(26_000);
    expect(typists.hear(7, 1)).toBe(false);
    typists.keep(new Set());
    expect(typists.hear(7, 1)).toBe(true);
  });
});

describe('following a person', () => {
  const person = (more: Partial<Here>): Here => ({
    client: 1,
    id: 'p1',
    name: '张三',
    colour: '#aa3300',
    cell: null,
    section: null,
    to: null,
    isTyping: false,
    isSelf: false,
    ...more,
  });
  const cell = (id: string) => id as CellId;

  test('the view goes where they go, once per place; it ends by itself when they leave', () => {
    const presence = createWatched<readonly Here[]>([person({ cell: cell('requests/new/natural') })]);
    const shown: (string | null)[] = [];
    const follow = createFollow(presence, (place) => shown.push(place.cell ?? place.section));
    follow.start(person({}));
    presence.set([person({ cell: cell('requests/new/natural'), isTyping: true })]);
    presence.set([person({ cell: cell('requests/new/company') })]);
    presence.set([person({ section: '5' })]);
    expect(shown).toEqual(['requests/new/natural', 'requests/new/company', '5']);
    presence.set([person({ id: 'p2', client: 2, cell: cell('requests/new/other') })]);
    expect(follow.get()).toBeNull();
    follow.close();
  });

  test('after the own hand has moved nothing is shown any more', () => {
    const presence = createWatched<readonly Here[]>([person({ section: '1' })]);
    const shown: string[] = [];
    const follow = createFollow(presence, () => shown.push('shown'));
    follow.start(person({}));
    follow.stop();
    presence.set([person({ section: '5' })]);
    expect([shown, follow.get()]).toEqual([['shown'], null]);
    follow.close();
  });
});

describe('calling people', () => {
  const member = (id: string, name: string) => ({ id, name, role: 'preparer' as const, assigned: [], colour: '#aa3300' });
  const people = [member('a', '王强'), member('b', '王强国'), member('c', '陈晓雯'), member('d', '陈晓雯')];

  test('the longer name is meant where one begins with the other; people of one name are all called', () => {
    expect(mentionsIn('@王强国 请看', people)).toEqual(['b']);
    expect(mentionsIn('@王强 @王强国 请看', people).sort()).toEqual(['a', 'b']);
    expect(mentionsIn('请@陈晓雯看', people).sort()).toEqual(['c', 'd']);
    expect(mentionsIn('王强，陈晓雯', people)).toEqual([]);
  });
});
