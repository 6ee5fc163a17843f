// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bindTextarea, type TextBinding } from '../../../addin/pane/bind-textarea.ts';

let open: TextBinding | null = null;
afterEach(() => {
  open?.close();
  open = null;
  document.body.replaceChildren();
});

/** A textarea tied to a text, and another person's copy of it. */
const bound = (initial: string) => {
  const mine = new Y.Doc();
  const theirs = new Y.Doc();
  mine.on('update', (update: Uint8Array, origin: unknown) => origin !== 'relay' && Y.applyUpdate(theirs, update, 'relay'));
  theirs.on('update', (update: Uint8Array, origin: unknown) => origin !== 'relay' && Y.applyUpdate(mine, update, 'relay'));
  const text = mine.getText('section:1');
  text.insert(0, initial);
  const textarea = document.body.appendChild(document.createElement('textarea'));
  const seen: string[] = [];
  open = bindTextarea(textarea, text, (now) => seen.push(now));
  return { textarea, text, theirs: theirs.getText('section:1'), seen };
};

const typeInto = (textarea: HTMLTextAreaElement, value: string, caret: number, isComposing = false) => {
  textarea.value = value;
  textarea.setSelectionRange(caret, caret);
  textarea.dispatchEvent(new InputEvent('input', { isComposing }));
};

describe('a textarea tied to a shared text', () => {
  test('what is typed reaches the other person as the smallest change', () => {
    const { textarea, theirs } = bound('今年收到申请。');
    const deltas: unknown[] = [];
    theirs.observe((event) => deltas.push(event.delta));
    typeInto(textarea, '今年共收到申请。', 3);
    expect(theirs.toString()).toBe('今年共收到申请。');
    expect(deltas).toEqual([[{ retain: 2 }, { insert: '共' }]]);
  });

  test('another person typing before the caret moves the caret along and behind it leaves it alone', () => {
    const { textarea, theirs } = bound('abcdef');
    textarea.setSelectionRange(3, 3);
    theirs.insert(0, 'XY');
    expect(textarea.value).toBe('XYabcdef');
    expect(textarea.selectionStart).toBe(5);
    theirs.insert(7, 'Z');
    expect(textarea.selectionStart).toBe(5);
  });

  test('nothing is sent while an input method composes', () => {
    const { textarea, theirs } = bound('收到。');
    textarea.dispatchEvent(new CompositionEvent('compositionstart'));
    typeInto(textarea, '收到s。', 3, true);
    typeInto(textarea, '收到shen。', 6, true);
    expect(theirs.toString()).toBe('收到。');
    typeInto(textarea, '收到申请。', 4, true);
    textarea.dispatchEvent(new CompositionEvent('compositionend', { data: '申请' }));
    expect(theirs.toString()).toBe('收到申请。');
  });

  test('a remote insertion during composition waits and both stand afterwards', () => {
    const { textarea, theirs, text } = bound('收到。');
    textarea.setSelectionRange(2, 2);
    textarea.dispatchEvent(new CompositionEvent('compositionstart'));
    typeInto(textarea, '收到shen。', 6, true);
    theirs.insert(0, '全年');
    expect(textarea.value).toBe('收到shen。');
    typeInto(textarea, '收到申请。', 4, true);
    textarea.dispatchEvent(new CompositionEvent('compositionend', { data: '申请' }));
    expect(textarea.value).toBe('全年收到申请。');
    expect(text.toString()).toBe('全年收到申请。');
    expect(theirs.toString()).toBe('全年收到申请。');
    expect(textarea.selectionStart).toBe(6);
  });

  test('a remote deletion around the composed word during composition keeps the word', () => {
    const { textarea, theirs } = bound('前文后文');
    textarea.setSelectionRange(2, 2);
    textarea.dispatchEvent(new CompositionEvent('compositionstart'));
    typeInto(textarea, '前文zi后文', 4, true);
    theirs.delete(0, 4);
    typeInto(textarea, '前文字后文', 3, true);
    textarea.dispatchEvent(new CompositionEvent('compositionend', { data: '字' }));
    expect(theirs.toString()).toBe('字');
    expect(textarea.value).toBe('字');
  });

  test('a cancelled composition changes nothing and shows what others wrote meanwhile', () => {
    const { textarea, theirs } = bound('收到。');
    textarea.dispatchEvent(new CompositionEvent('compositionstart'));
    typeInto(textarea, 'x收到。', 1, true);
    theirs.insert(3, '谢谢。');
    typeInto(textarea, '收到。', 0, true);
    textarea.dispatchEvent(new CompositionEvent('compositionend', { data: '' }));
    expect(theirs.toString()).toBe('收到。谢谢。');
    expect(textarea.value).toBe('收到。谢谢。');
  });

  test('leaving the field ends a composition the input method left open', () => {
    const { textarea, theirs } = bound('');
    textarea.dispatchEvent(new CompositionEvent('compositionstart'));
    typeInto(textarea, '无', 1, true);
    textarea.dispatchEvent(new FocusEvent('blur'));
    expect(theirs.toString()).toBe('无');
  });

  test('undo takes back own words and leaves those of others', () => {
    const { textarea, theirs } = bound('甲。');
    typeInto(textarea, '甲。乙。', 4);
    theirs.insert(0, '他人。');
    textarea.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, cancelable: true }));
    expect(textarea.value).toBe('他人。甲。');
    textarea.dispatchEvent(new KeyboardEvent('keydown', { key: 'y', ctrlKey: true, cancelable: true }));
    expect(theirs.toString()).toBe('他人。甲。乙。');
  });

  test('two people typing at the same time in one paragraph both keep every character', () => {
    const { textarea, theirs, text } = bound('甲乙');
    for (let round = 0; round < 40; round += 1) {
      const at = Math.floor(textarea.value.length / 2);
      typeInto(textarea, `${textarea.value.slice(0, at)}m${textarea.value.slice(at)}`, at + 1);
      theirs.insert(round % (theirs.length + 1), 't');
    }
    expect(text.toString()).toBe(theirs.toString());
    expect(textarea.value).toBe(text.toString());
    expect([...text.toString()].filter((c) => c === 'm')).toHaveLength(40);
    expect([...text.toString()].filter((c) => c === 't')).toHaveLength(40);
  });
});
