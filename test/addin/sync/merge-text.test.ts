// Merging what a sheet's person wrote with what others wrote meanwhile.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeText } from '../../../addin/sync/merge-text.ts';

const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '\n', '1'), maxLength: 30 });

test('where only one side changed, its text stands', () => {
  fc.assert(
    fc.property(text, text, (base, changed) => {
      expect(mergeText(base, changed, base)).toBe(changed);
      expect(mergeText(base, base, changed)).toBe(changed);
    }),
  );
});

test('what both sides inserted is all there', () => {
  fc.assert(
    fc.property(text, fc.nat({ max: 30 }), fc.nat({ max: 30 }), (base, a, b) => {
      const mine = `${base.slice(0, a)}【我】${base.slice(a)}`;
      const theirs = `${base.slice(0, b)}【他】${base.slice(b)}`;
      const merged = mergeText(base, mine, theirs);
      expect(merged).toHaveLength(base.length + 6);
      expect(merged).toContain('他');
      expect(merged).toContain('我');
    }),
  );
});

test('a paragraph one side deleted is gone, the other side’s new paragraph stays', () => {
  expect(mergeText('一\n二\n三', '一\n三', '一\n二\n三\n四')).toBe('一\n三\n四');
});
