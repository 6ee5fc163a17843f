import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openReportDoc } from '#shared/document/schema';
import { readCarets, tellCaret } from '../../../addin/state/carets.ts';
import { compareProse, wordChanges } from '../../../addin/state/compare-prose.ts';
import { findAll, hitFrom } from '../../../addin/state/find-text.ts';

describe('carets of the others', () => {
  /** Two people with the same text. */
  const both = (words: string) => {
    const [mine, theirs] = [openReportDoc(new Y.Doc()), openReportDoc(new Y.Doc())];
    mine.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'relay' && Y.applyUpdate(theirs.doc, update, 'relay'));
    theirs.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'relay' && Y.applyUpdate(mine.doc, update, 'relay'));
    mine.section('1').insert(0, words);
    const [here, there] = [new Awareness(mine.doc), new Awareness(theirs.doc)];
    there.setLocalState({ user: { id: 'p2', name: '李知远', colour: '#8a2be2' }, cell: null, section: '1' });
    here.setLocalState({ user: { id: 'p1', name: '周统稿', colour: '#1d63ad' }, cell: null, section: '1' });
    const relay = () => {
      const state = there.getLocalState();
      if (state) here.states.set(there.clientID, JSON.parse(JSON.stringify(state)));
    };
    return { mine, theirs, here, there, relay };
  };

  test('a caret is told with its name and stays between its letters while others type', () => {
    const { mine, theirs, here, there, relay } = both('全年收到申请。');
    tellCaret(there, theirs.section('1'), { anchor: 4, head: 2 });
    relay();
    expect(readCarets(here, mine.section('1'))).toEqual([
      { client: there.clientID, name: '李知远', colour: '#8a2be2', anchor: 4, head: 2 },
    ]);
    mine.section('1').insert(0, '（一）');
    expect(readCarets(here, mine.section('1'))).toMatchObject([{ anchor: 7, head: 5 }]);
    mine.section('1').delete(0, 4);
    expect(readCarets(here, mine.section('1'))).toMatchObject([{ anchor: 3, head: 1 }]);
  });

  test('a caret of another part is not shown here, and none at all once it is taken back', () => {
    const { mine, theirs, here, there, relay } = both('甲乙');
    theirs.section('5').insert(0, '丙丁');
    tellCaret(there, theirs.section('5'), { anchor: 1, head: 1 });
    relay();
    expect(readCarets(here, mine.section('1'))).toEqual([]);
    expect(readCarets(here, mine.section('5'))).toHaveLength(1);
    tellCaret(there, theirs.section('5'), null);
    relay();
    expect(readCarets(here, mine.section('5'))).toEqual([]);
  });

  test('the end of an empty text is a place too', () => {
    const { mine, theirs, here, there, relay } = both('');
    tellCaret(there, theirs.section('6'), { anchor: 0, head: 0 });
    relay();
    expect(readCarets(here, mine.section('6'))).toMatchObject([{ anchor: 0, head: 0 }]);
  });

  test('what one tells stays far below the 2 KB a state may have', () => {
    const { theirs, there } = both('全年收到申请。'.repeat(500));
    tellCaret(there, theirs.section('1'), { anchor: 3000, head: 10 });
    expect(JSON.stringify(there.getLocalState()).length).toBeLessThan(500);
  });

  test('[security] whatever another says of its caret, nothing throws and no caret stands outside the text', () => {
    const { mine, here } = both('全年收到申请。');
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (anchor, head) => {
        here.states.set(77, { user: { id: 'x', name: '名'.repeat(500), colour: 'url(x)' }, caret: { anchor, head } });
        for (const caret of readCarets(here, mine.section('1'))) {
          expect(caret.head).toBeLessThanOrEqual(7);
          expect(caret.name.length).toBeLessThanOrEqual(40);
          expect(caret.colour).toMatch(/^#/);
        }
      }),
      { numRuns: 200 },
    );
    for (const item of [
      { client: 1, clock: 5 },
      { client: 2 ** 40, clock: 0 },
      { client: -1, clock: 0 },
      { client: 1.5, clock: 'x' },
    ]) {
      here.states.set(77, {
        user: { id: 'x', name: 'x', colour: '#000000' },
        caret: { anchor: { item }, head: { item, tname: 'section:1', assoc: 9 } },
      });
      expect(() => readCarets(here, mine.section('1'))).not.toThrow();
    }
  });
});

describe('finding words', () => {
  test('every place, none overlapping, either width and case', () => {
    expect(findAll('公开公开公', '公开公')).toEqual([{ start: 0, end: 3 }]);
    expect(findAll('共 ５０ 件，50件', '50')).toEqual([
      { start: 2, end: 4 },
      { start: 7, end: 9 },
    ]);
    expect(findAll('PDF 和 pdf', 'Pdf')).toHaveLength(2);
    expect(findAll('甲', '')).toEqual([]);
    expect(findAll('İstanbul a.b', 'a.b')).toEqual([{ start: 9, end: 12 }]);
  });

  test('the walk goes round in both directions', () => {
    const hits = findAll('a1a2a', 'a');
    expect([hitFrom(hits, 1, 1), hitFrom(hits, 5, 1), hitFrom(hits, 2, -1), hitFrom(hits, 0, -1), hitFrom([], 0, 1)]).toEqual([
      1, 0, 0, 2, -1,
    ]);
  });
});

describe('last year’s text beside this year’s', () => {
  const apply = (before: string, changes: ReturnType<typeof wordChanges>): string => {
    let [made, at] = ['', 0];
    for (const { from, to, text } of changes) {
      made += before.slice(at, from) + text;
      at = to;
    }
    return made + before.slice(at);
  };

  test('numbers change as a whole', () => {
    expect(wordChanges('新收50件。', '新收53件。')).toEqual([{ from: 2, to: 4, text: '53' }]);
    expect(wordChanges('新收9件', '新收109件')).toEqual([{ from: 2, to: 3, text: '109' }]);
  });

  test('the changes always turn the old text into the new one', () => {
    const letters = fc.string({ unit: fc.constantFrom('年', '件', '申', '请', '，', '1', '2', '0', '.'), maxLength: 24 });
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        expect(apply(before, wordChanges(before, after))).toBe(after);
      }),
      { numRuns: 400 },
    );
  });

  test('paragraphs find their counterpart; new, gone and unchanged ones are told apart', () => {
    const before = ['（一）主动公开。发布信息30条，内容完整。', '本单位工作平稳。', '旧事一桩，不再提起，今年没有。'];
    const after = ['（一）主动公开。发布信息45条，内容完整。', '本单位工作平稳。', '另开新篇：公开大厅启用并且运行。'];
    const pairs = compareProse(before, after);
    expect(pairs.map(({ kind }) => kind)).toEqual(['changed', 'same', 'removed', 'added']);
    expect(pairs[0]?.changes).toEqual([{ from: 12, to: 14, text: '45' }]);
  });
});
