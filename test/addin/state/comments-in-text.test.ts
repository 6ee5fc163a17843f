// Where comments on the text stand while others write before, in and over their paragraphs.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { markParagraph } from '#shared/document/comment-anchor';
import type { Thread } from '#shared/document/comments';
import { openReportDoc } from '#shared/document/schema';
import { openInText } from '../../../addin/state/comments.ts';

const start = (text: string) => {
  const report = openReportDoc(new Y.Doc());
  const section = report.section('5');
  section.insert(0, text);
  const threads: Thread[] = [];
  const comment = (words: string, settled: Thread['settled'] = null) => {
    const place = { kind: 'section' as const, section: '5' as const, ...markParagraph(report, '5', text.indexOf(words)) };
    threads.push({ id: `comment-${threads.length}`, place, sayings: [], settled });
  };
  const open = () => [...(openInText(threads, report).get('5') ?? [])].sort();
  return { section, comment, open };
};

test('a comment stays with its paragraph while others write before it and in it', () => {
  const { section, comment, open } = start('问题一。\n\n问题二。\n改进。');
  comment('问题二');
  comment('问题二');
  comment('改进', { by: 'p1', at: '2026-01-12T08:00:00Z' });
  expect(open()).toEqual([[1, 2]]);
  section.insert(0, '新的一段。\n');
  section.insert(section.toString().indexOf('题二'), '题题');
  expect(open()).toEqual([[2, 2]]);
});

test('a comment whose paragraph was deleted is on none, one whose paragraph was moved goes with its words', () => {
  const { section, comment, open } = start('甲段很长。\n乙段也长。\n丙段。');
  comment('乙段');
  section.delete(section.toString().indexOf('乙段'), '乙段也长。\n'.length);
  expect(open()).toEqual([]);
  section.insert(0, '乙段也长。\n');
  expect(open()).toEqual([[0, 1]]);
});
