// Comments nobody may write: in another's name, in another shape, too long, over one that stands. And who may write honest ones.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { threadsOf } from '#shared/document/comments';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { updateFrame } from '../../../server/sync/frames.ts';
import { REPORT, until } from '../../world.ts';
import { CELL, scene, strike, updateFrom } from './raw-edits.ts';

const AT = '2026-01-15T08:00:00.000Z';
const said = { kind: 'comment', place: CELL, text: '请核对', mentions: '', by: 'mallory', at: AT };
const reply = { kind: 'reply', to: 'comment-0001', text: '好', mentions: '', by: 'mallory', at: AT };

const withComment = async () => {
  const made = await scene();
  made.anna.report.comments.set('comment-0001', { ...said, by: 'anna' });
  await until(() => made.anna.acknowledged() === made.anna.sent(), 'the comment is on disk');
  return made;
};

const refused: readonly (readonly [string, string, string, unknown])[] = [
  ['author', 'in another’s name', 'comment-0002', { ...said, by: 'anna' }],
  ['author', 'an answer in another’s name', 'comment-0002', { ...reply, by: 'anna' }],
  ['author', 'settled in another’s name', 'comment-0002', { kind: 'resolve', to: 'comment-0001', by: 'anna', at: AT }],
  ['value', 'unsigned', 'comment-0002', { kind: 'comment', place: CELL, text: '请核对', mentions: '', at: AT }],
  ['value', 'without a moment', 'comment-0002', { ...said, at: 'yesterday' }],
  ['value', 'with nothing in it', 'comment-0002', { ...said, text: ' \n ' }],
  ['value', 'longer than 2,000 characters', 'comment-0002', { ...said, text: '字'.repeat(2001) }],
  ['value', 'with something unknown in it', 'comment-0002', { ...said, colour: 'red' }],
  ['value', 'with a list in it', 'comment-0002', { ...said, mentions: ['anna'] }],
  ['value', 'of no kind, with a list in it', 'comment-0002', { words: ['x'], by: 'mallory' }],
  ['author', 'of no kind, in another’s name', 'comment-0002', { words: 'x', by: 'anna' }],
  ['value', 'at no place of the form', 'comment-0002', { ...said, place: 'requests/new/nobody' }],
  ['value', 'calling more than 20 people', 'comment-0002', { ...said, mentions: Array.from({ length: 21 }, (_, n) => `p${n}`).join(' ') }],
  ['value', 'calling somebody by markup', 'comment-0002', { ...said, mentions: '<b>anna</b>' }],
  ['value', 'with an anchor that is none', 'comment-0002', { ...said, place: 'section:1', anchor: '<script>' }],
  ['value', 'a settlement with words', 'comment-0002', { kind: 'resolve', to: 'comment-0001', text: 'x', by: 'mallory', at: AT }],
  ['key', 'under an id too short to be unique', 'c1', said],
  ['append-only', 'over one that stands', 'comment-0001', said],
];

describe('[security] comments the gate does not take', () => {
  for (const [rule, name, id, entry] of refused) {
    test(`[${rule}] ${name}`, async () => {
      const made = await withComment();
      const before = Y.encodeStateAsUpdate(made.anna.report.doc);
      const log = must(await made.server.store.load(REPORT), 'the log').updates.length;
      const frame = updateFrame(updateFrom(made.anna.report.doc, ({ doc }) => doc.getMap('comments').set(id, entry)));
      const raw = await strike(made, 'mallory', frame);
      expect(await raw.closed).toEqual({ code: 4422, reason: rule });
      expect(must(await made.server.store.load(REPORT), 'the log').updates.length).toBe(log);
      expect(Y.encodeStateAsUpdate((await made.open('anna')).report.doc)).toEqual(before);
    });
  }

  test('[append-only] taking one away, even the author’s own', async () => {
    const made = await withComment();
    const raw = await strike(
      made,
      'anna',
      updateFrame(updateFrom(made.anna.report.doc, ({ comments }) => comments.delete('comment-0001'))),
    );
    expect(await raw.closed).toEqual({ code: 4422, reason: 'append-only' });
  });

  test('[access] by a reader', async () => {
    const made = await withComment();
    await made.join('ruth', 'reader');
    const raw = await strike(
      made,
      'ruth',
      updateFrame(updateFrom(made.anna.report.doc, ({ comments }) => comments.set('comment-0003', { ...said, by: 'ruth' }))),
    );
    expect(await raw.closed).toEqual({ code: 4422, reason: 'access' });
  });
});

describe('comments the gate takes', () => {
  test('of kinds this version does not know: kept for those who do, shown nowhere', async () => {
    const made = await withComment();
    const mallory = await made.open('mallory');
    for (const [id, kind] of [
      ['comment-0002', 'shout'],
      ['comment-0003', 'constructor'],
    ] as const) {
      mallory.report.doc.getMap('comments').set(id, { ...said, kind });
    }
    await until(() => made.anna.report.comments.size === 3, 'anna has them');
    expect(threadsOf(made.anna.report, must(editionByKey('2021'), 'the edition')).map(({ id }) => id)).toEqual(['comment-0001']);
  });

  test('a reviewer’s, and a preparer’s on a cell of somebody else; the history tells them', async () => {
    const made = await withComment();
    await made.join('rita', 'reviewer');
    const rita = await made.open('rita');
    const mallory = await made.open('mallory');
    rita.report.comments.set('comment-0004', { ...reply, by: 'rita', mentions: 'anna mallory' });
    mallory.report.comments.set('comment-0005', { ...said, place: 'disputes/review/upheld' });
    mallory.report.comments.set('comment-0006', { kind: 'resolve', to: 'comment-0001', by: 'mallory', at: AT });
    await until(() => made.anna.report.comments.size === 4, 'anna sees them all');
    expect([...rita.closes, ...mallory.closes]).toEqual([]);
    const places = (await made.server.store.audit(REPORT)).map(({ person, place }) => `${person} ${place}`);
    expect(places).toEqual(
      expect.arrayContaining(['rita comments/comment-0004', 'mallory comments/comment-0005', 'mallory comments/comment-0006']),
    );
  });
});
