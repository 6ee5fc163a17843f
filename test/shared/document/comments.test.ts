// Conversations made of entries that are only ever added, and paragraphs found again after others wrote around them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addComment } from '#shared/document/commands';
import { findMark, markParagraph, paragraphAt, paragraphStart } from '#shared/document/comment-anchor';
import type { CommentEntry } from '#shared/document/comments';
import { threadsOf } from '#shared/document/comments';
import { paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';

const edition = must(editionByKey('2021'), 'edition');
const origin = paneOrigin('typed');
const minute = (n: number) => `2026-01-15T08:${String(n).padStart(2, '0')}:00.000Z`;
const comment = (at: number, more: Partial<CommentEntry> = {}): CommentEntry =>
  ({ kind: 'comment', place: 'requests/new/natural', text: '请核对', mentions: '', by: 'anna', at: minute(at), ...more }) as CommentEntry;
const answer = (kind: 'reply' | 'resolve' | 'reopen', to: string, at: number): CommentEntry =>
  kind === 'reply' ? { kind, to, text: '好', mentions: 'anna', by: 'ben', at: minute(at) } : { kind, to, by: 'ben', at: minute(at) };
const made = (entries: readonly (readonly [string, CommentEntry])[]) => {
  const report = openReportDoc(new Y.Doc());
  for (const [id, entry] of entries) addComment(report, edition, id, entry, origin);
  return report;
};

describe('conversations', () => {
  test('an answer belongs to its comment, a settlement closes it, an answer after that opens it again', () => {
    const entries: [string, CommentEntry][] = [
      ['comment-a', comment(1)],
      ['comment-b', comment(2, { place: 'section:1', quote: '开头' } as Partial<CommentEntry>)],
      ['answer-aa', answer('reply', 'comment-a', 3)],
      ['settled-a', answer('resolve', 'comment-a', 4)],
    ];
    const [first, second] = threadsOf(made(entries), edition);
    expect(first?.sayings.map(({ id }) => id)).toEqual(['comment-a', 'answer-aa']);
    expect(first?.settled).toEqual({ by: 'ben', at: minute(4) });
    expect(second).toMatchObject({ place: { kind: 'section', section: '1', quote: '开头' }, settled: null });
    const again = threadsOf(made([...entries, ['answer-ab', answer('reply', 'comment-a', 5)]]), edition);
    expect(again[0]?.settled).toBeNull();
  });

  test('whatever the order in which entries come in, the conversations are the same', () => {
    const entries: [string, CommentEntry][] = [
      ['comment-a', comment(1)],
      ['comment-b', comment(1)],
      ['answer-aa', answer('reply', 'comment-a', 3)],
      ['settled-a', answer('resolve', 'comment-a', 4)],
      ['opened-aa', answer('reopen', 'comment-a', 5)],
      ['settled-b', answer('resolve', 'comment-b', 4)],
    ];
    const expected = threadsOf(made(entries), edition);
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        expect(threadsOf(made(shuffled), edition)).toEqual(expected);
      }),
    );
  });

  test('an answer to a comment that is not here is left out, not lost: it appears with the comment', () => {
    const report = made([['answer-aa', answer('reply', 'comment-a', 3)]]);
    expect(threadsOf(report, edition)).toEqual([]);
    addComment(report, edition, 'comment-a', comment(1), origin);
    expect(threadsOf(report, edition)[0]?.sayings).toHaveLength(2);
  });

  test('an id in use, and what the gate would refuse, throw and write nothing', () => {
    const report = made([['comment-a', comment(1)]]);
    expect(() => addComment(report, edition, 'comment-a', comment(2), origin)).toThrow();
    expect(() => addComment(report, edition, 'comment-b', comment(2, { text: ' ' } as Partial<CommentEntry>), origin)).toThrow();
    expect(report.comments.size).toBe(1);
  });
});

describe('paragraphs', () => {
  const text = '甲一\n\n乙二\n丙三';

  test('a mark follows its paragraph when others write before, in and after it', () => {
    const report = openReportDoc(new Y.Doc());
    report.section('1').insert(0, text);
    const at = text.indexOf('乙二');
    const { anchor, quote } = markParagraph(report, '1', at + 1);
    expect(quote).toBe('乙二');
    report.section('1').insert(0, '前面来了一段\n');
    const now = report.section('1').toString();
    report.section('1').insert(now.indexOf('二'), '新');
    const after = report.section('1').toString();
    const found = must(findMark(report, '1', anchor), 'the mark');
    expect(paragraphAt(after, found)).toBe(2);
    expect(findMark(report, '5', anchor)).toBeNull();
    expect(findMark(report, '1', 'AAAA')).toBeNull();
  });

  test('paragraph and character are each other’s reverse for every paragraph people see', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', '乙乙', '', ' '), { maxLength: 12 }), (lines) => {
        const whole = lines.join('\n');
        const count = lines.filter((line) => line.trim() !== '').length;
        for (let paragraph = 0; paragraph < count; paragraph += 1) {
          expect(paragraphAt(whole, paragraphStart(whole, paragraph))).toBe(paragraph);
        }
      }),
    );
  });
});
