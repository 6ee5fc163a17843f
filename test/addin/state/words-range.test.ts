import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textToParagraphs } from '#shared/document/schema';
import { wordsRange } from '../../../addin/state/words-range.ts';

describe('the place of words in a prose part', () => {
  test('any stretch of any paragraph is found as it stands, whatever blank lines and spaces are around', () => {
    const line = fc.string({ unit: fc.constantFrom('数', '件', '5', ' ', '\u3000', '\t', '。') });
    fc.assert(
      fc.property(fc.array(line), fc.nat(), fc.nat(), fc.nat(), (lines, pick, from, length) => {
        const text = lines.join('\n');
        const paragraphs = textToParagraphs(text);
        const paragraph = paragraphs.length === 0 ? 0 : pick % paragraphs.length;
        const held = paragraphs[paragraph];
        if (held === undefined) {
          expect(wordsRange(text, { section: '1', paragraph, start: 0, end: 1 })).toBeNull();
          return;
        }
        const start = from % held.length;
        const end = Math.min(held.length, start + 1 + (length % 4));
        const range = wordsRange(text, { section: '1', paragraph, start, end });
        expect(text.slice(range?.start, range?.end)).toBe(held.slice(start, end));
      }),
    );
  });

  test('a paragraph that is gone has no place', () => {
    expect(wordsRange('只有一段。', { section: '1', paragraph: 1, start: 0, end: 2 })).toBeNull();
  });
});
