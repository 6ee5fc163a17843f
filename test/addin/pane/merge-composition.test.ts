import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { mergeOwn, moveCaret, movePositions, startPositions, type TextOp } from '../../../addin/pane/merge-composition.ts';

const applyOps = (text: string, ops: readonly TextOp[]): string =>
  ops.reduce(
    (now, op) =>
      op.kind === 'insert' ? now.slice(0, op.at) + op.text + now.slice(op.at) : now.slice(0, op.at) + now.slice(op.at + op.length),
    text,
  );

/** A remote change as its delta and its result. */
const remote = (base: string, change: (text: Y.Text) => void) => {
  const text = new Y.Doc().getText('t');
  text.insert(0, base);
  let positions = startPositions(base.length);
  text.observe((event) => {
    positions = movePositions(positions, event.delta);
  });
  change(text);
  return { now: text.toString(), positions };
};

describe('words of one person laid into a text others changed', () => {
  test('without changes by others the result is what was written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (base, own, at) => {
        const caret = Math.min(at, own.length);
        const merged = mergeOwn(base, own, caret, startPositions(base.length));
        expect(applyOps(base, merged.ops)).toBe(own);
        expect(merged.caret).toBe(caret);
      }),
    );
  });

  test('an insertion by another person before the composed word moves it along', () => {
    const { now, positions } = remote('本机关收到申请。', (text) => text.insert(0, '全年，'));
    const merged = mergeOwn('本机关收到申请。', '本机关共收到申请。', 4, positions);
    expect(applyOps(now, merged.ops)).toBe('全年，本机关共收到申请。');
    expect(merged.caret).toBe(7);
  });

  test('text another person put into a stretch that is replaced here stays', () => {
    const { now, positions } = remote('abcd', (text) => text.insert(2, 'XY'));
    const merged = mergeOwn('abcd', '一', 1, positions);
    expect(applyOps(now, merged.ops)).toContain('XY');
    expect(applyOps(now, merged.ops)).toContain('一');
    expect(applyOps(now, merged.ops)).toHaveLength(3);
  });

  test('what another person deleted stays deleted and the composed word stays', () => {
    const { now, positions } = remote('前文中文后文', (text) => text.delete(0, 4));
    const merged = mergeOwn('前文中文后文', '前文新中文后文', 3, positions);
    expect(applyOps(now, merged.ops)).toBe('新后文');
    expect(merged.caret).toBe(1);
  });

  test('every character others inserted and every one inserted here is in the result', () => {
    const edit = fc.record({
      at: fc.nat(30),
      remove: fc.nat(4),
      text: fc.string({ minLength: 0, maxLength: 4, unit: fc.constantFrom('甲', '乙') }),
    });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20, unit: fc.constantFrom('a', 'b', 'c') }),
        fc.array(edit, { maxLength: 4 }),
        edit,
        (base, others, own) => {
          const { now, positions } = remote(base, (text) => {
            for (const { at, remove, text: put } of others) {
              const place = Math.min(at, text.length);
              text.delete(place, Math.min(remove, text.length - place));
              text.insert(place, put);
            }
          });
          const place = Math.min(own.at, base.length);
          const mine = own.text.replaceAll('甲', '丙').replaceAll('乙', '丁');
          const written = base.slice(0, place) + mine + base.slice(Math.min(place + own.remove, base.length));
          const merged = mergeOwn(base, written, place + mine.length, positions);
          const result = applyOps(now, merged.ops);
          const only = (text: string, kept: RegExp) => [...text].filter((c) => kept.test(c)).join('');
          expect(only(result, /[甲乙]/)).toBe(only(now, /[甲乙]/));
          expect(only(result, /[丙丁]/)).toBe(mine);
          expect(merged.caret).toBeGreaterThanOrEqual(0);
          expect(merged.caret).toBeLessThanOrEqual(result.length);
        },
      ),
    );
  });

  test('a caret keeps its neighbours when others write before, behind or around it', () => {
    expect(moveCaret(3, [{ insert: 'xy' }])).toBe(5);
    expect(moveCaret(3, [{ retain: 3 }, { insert: 'xy' }])).toBe(3);
    expect(moveCaret(3, [{ retain: 1 }, { delete: 4 }])).toBe(1);
    expect(moveCaret(3, [{ retain: 4 }, { delete: 4 }])).toBe(3);
  });
});
