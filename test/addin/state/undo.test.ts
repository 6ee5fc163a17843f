// A person's undo: own changes only, also when the document behind it had to be read again.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import { setCells, setNote, setSectionText } from '#shared/document/commands';
import type { Origin } from '#shared/document/origin';
import { hostOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { createUndo } from '../../../addin/state/undo.ts';
import { createWatched } from '../../../addin/sync/watched.ts';
import { A, B, edition, fillTitle } from '../sync/desk.ts';

const start = () => {
  const report = openReportDoc(new Y.Doc());
  fillTitle(report);
  const source = createWatched(report);
  let lost = 0;
  const undo = createUndo(source, () => {
    lost += 1;
  });
  const set = (cell: CellId, value: number | null, origin: Origin = hostOrigin('typed')) =>
    setCells(source.get(), edition, new Map([[cell, value]]), origin);
  return {
    source,
    undo,
    set,
    lost: () => lost,
    cells: () => [source.get().cells.get(A), source.get().cells.get(B)],
    /** A fresh document with the same content, as after a refusal. */
    replace: (change: (doc: Y.Doc) => void = () => {}) => {
      const fresh = new Y.Doc();
      Y.applyUpdate(fresh, Y.encodeStateAsUpdate(source.get().doc));
      change(fresh);
      source.set(openReportDoc(fresh));
    },
  };
};

const REMOTE: Origin = { kind: 'load' };

describe('undo', () => {
  test("takes back one's own changes and never another's", () => {
    const { undo, set, cells } = start();
    set(A, 1);
    set(B, 5, REMOTE);
    set(A, 2);
    set(A, 3, REMOTE);
    undo.undo();
    expect(cells()).toEqual([3, 5]);
    set(B, 6);
    undo.undo();
    expect(cells()).toEqual([3, 5]);
    undo.redo();
    expect(cells()).toEqual([3, 6]);
  });

  test('goes on by value in a document read again: back, forth, and back again', () => {
    const { undo, set, cells, replace, lost } = start();
    set(A, 1);
    set(A, 2);
    set(B, 7);
    undo.undo();
    replace();
    expect(undo.get()).toEqual({ canUndo: true, canRedo: true });
    undo.redo();
    expect(cells()).toEqual([2, 7]);
    undo.undo();
    undo.undo();
    expect(cells()).toEqual([1, undefined]);
    undo.undo();
    expect(cells()).toEqual([undefined, undefined]);
    expect(undo.get().canUndo).toBe(false);
    undo.redo();
    undo.redo();
    undo.redo();
    expect(cells()).toEqual([2, 7]);
    expect(lost()).toBe(0);
  });

  test('leaves alone what somebody else has changed since, and what was refused', () => {
    const { undo, set, cells, replace } = start();
    set(A, 1);
    set(B, 2);
    replace((doc) => {
      doc.getMap('cells').set(A, 9);
      doc.getMap('cells').delete(B);
    });
    undo.undo();
    expect(cells()).toEqual([9, undefined]);
    expect(undo.get()).toEqual({ canUndo: false, canRedo: false });
  });

  test('a new change ends what could be done again', () => {
    const { undo, set, replace } = start();
    set(A, 1);
    undo.undo();
    replace();
    expect(undo.get().canRedo).toBe(true);
    set(B, 1);
    expect(undo.get()).toEqual({ canUndo: true, canRedo: false });
  });

  test('says where changes of the text are lost; a note goes back with its cell', () => {
    const { undo, source, replace, lost } = start();
    setNote(source.get(), edition, A, '含转办', hostOrigin('typed'));
    setSectionText(source.get(), '1', '一句。', hostOrigin('typed'));
    replace();
    expect(lost()).toBe(1);
    undo.undo();
    expect(source.get().notes.has(A)).toBe(false);
    expect(source.get().section('1').toString()).toBe('一句。');
  });
});
