// What the client says of its edits: one note right before the frame that carries them, exact in how, when and what was in sight.
import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { setCells, setMeta, setNote, setSectionText } from '#shared/document/commands';
import { hostOrigin, paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { EditNote, MAX_EDIT_NOTE, MESSAGE_EDIT_NOTE } from '#shared/protocol/socket';
import { notesOn } from '../../../addin/sync/counting-socket.ts';
import { foldTouches, readTouches, type Touch } from '../../../addin/sync/touch.ts';
import { A, B, COORDINATOR, edition, isSaved, openAs, put, startFilledServer, until } from './desk.ts';

const NOW = Date.parse('2026-01-08T02:30:00Z');
const AT = '2026-01-08T02:30:00.000Z';

describe('on the line', () => {
  test('each live edit has its note right before its frame, and frames without own edits have none', async () => {
    const server = await startFilledServer();
    put(openReportDoc(server.doc), A, 3);
    const session = openAs(COORDINATOR, server, { now: () => NOW });
    await isSaved(session);
    expect(server.heard).toEqual(['frame']);
    const report = session.report.get();
    setCells(
      report,
      edition,
      new Map([
        [A, 4],
        [B, 5],
      ]),
      hostOrigin('pasted'),
    );
    setNote(report, edition, A, '含转办', paneOrigin('typed'));
    setSectionText(report, '1', '一句。', paneOrigin('imported'));
    setMeta(report, { organ: '云岭市档案局' }, paneOrigin('typed'));
    const manager = new Y.UndoManager(report.cells, { trackedOrigins: new Set(['own']), captureTimeout: 0 });
    report.doc.transact(() => report.cells.delete(A), 'own');
    manager.undo();
    await isSaved(session);
    expect(server.heard.slice(1)).toEqual([
      [
        { place: A, how: 'pasted', at: AT, seen: '3' },
        { place: B, how: 'pasted', at: AT, seen: null },
      ],
      'frame',
      [{ place: `notes/${A}`, how: 'typed', at: AT, seen: null }],
      'frame',
      [{ place: 'section:1', how: 'imported', at: AT }],
      'frame',
      [{ place: 'meta/organ', how: 'typed', at: AT, seen: '"云岭市档案馆"' }],
      'frame',
      [{ place: A, how: 'typed', at: AT, seen: '4' }],
      'frame',
      [{ place: A, how: 'undone', at: AT, seen: null }],
      'frame',
    ]);
  });

  test('edits made without a network are one note per place, before the frame that brings them all', async () => {
    const server = await startFilledServer();
    put(openReportDoc(server.doc), A, 3);
    let now = NOW;
    const session = openAs(COORDINATOR, server, { now: () => now });
    await isSaved(session);
    server.isOpen = false;
    server.dropAll();
    await until(session.saved, ({ kind }) => kind === 'offline');
    put(session.report.get(), A, 4);
    now += 60_000;
    put(session.report.get(), A, 5);
    put(session.report.get(), B, 6);
    server.heard.length = 0;
    server.isOpen = true;
    await isSaved(session);
    expect(server.heard).toEqual([
      [
        { place: A, how: 'typed', at: '2026-01-08T02:31:00.000Z', seen: '3' },
        { place: B, how: 'typed', at: '2026-01-08T02:31:00.000Z', seen: null },
      ],
      'frame',
    ]);
  });

  test('what was sent and not acknowledged is told again on the next connection, with the sight of the first time', async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server, { now: () => NOW });
    await isSaved(session);
    server.acknowledges = false;
    put(session.report.get(), A, 1);
    await server.until(() => openReportDoc(server.doc).cells.get(A) === 1);
    server.heard.length = 0;
    server.dropAll();
    await until(session.saved, ({ kind }) => kind === 'offline');
    put(session.report.get(), A, 2);
    server.acknowledges = true;
    await isSaved(session);
    expect(server.heard).toEqual([[{ place: A, how: 'typed', at: AT, seen: null }], 'frame']);
  });

  test("a value of somebody else that came between two own edits was in sight: the later edit's sight counts", async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server, { now: () => NOW });
    await isSaved(session);
    server.acknowledges = false;
    const report = session.report.get();
    put(report, A, 1);
    await server.until(() => openReportDoc(server.doc).cells.get(A) === 1);
    put(openReportDoc(server.doc), A, 8);
    const seen = new Promise<void>((resolve) => report.cells.observe(() => report.cells.get(A) === 8 && resolve()));
    await seen;
    server.isOpen = false;
    server.dropAll();
    await until(session.saved, ({ kind }) => kind === 'offline');
    put(report, A, 9);
    server.heard.length = 0;
    server.acknowledges = true;
    server.isOpen = true;
    await isSaved(session);
    expect(server.heard).toEqual([[{ place: A, how: 'typed', at: AT, seen: '8' }], 'frame']);
  });

  test('an edit applied again after a refusal of another keeps its first how, time and sight', async () => {
    const server = await startFilledServer();
    let now = NOW;
    const session = openAs(COORDINATOR, server, { now: () => now });
    await isSaved(session);
    server.isOpen = false;
    server.dropAll();
    await until(session.saved, ({ kind }) => kind === 'offline');
    setCells(
      session.report.get(),
      edition,
      new Map([
        [A, 5],
        [B, 6],
      ]),
      hostOrigin('pasted'),
    );
    now += 3_600_000;
    server.gate = () => {
      server.gate = () => null;
      return { place: A, reason: '不行' };
    };
    server.isOpen = true;
    await until(session.refused, (list) => list.length === 1);
    await isSaved(session);
    const notes = server.heard.flatMap((heard) => (heard === 'frame' ? [] : heard)).filter(({ place }) => place === B);
    expect(notes).toEqual([
      { place: B, how: 'pasted', at: AT, seen: null },
      { place: B, how: 'pasted', at: AT, seen: null },
    ]);
    expect(openReportDoc(server.doc).cells.get(B)).toBe(6);
  });
});

describe('as messages', () => {
  const read = (message: Uint8Array) => {
    const decoder = decoding.createDecoder(message);
    expect(decoding.readVarUint(decoder)).toBe(MESSAGE_EDIT_NOTE);
    const text = decoding.readVarString(decoder);
    expect(text.length).toBeLessThanOrEqual(MAX_EDIT_NOTE);
    return v.parse(EditNote, JSON.parse(text)).edits;
  };
  const touch = (key: string, seen: string | null): Touch => ({ root: 'cells', key, how: 'typed', at: AT, seen, made: '1' });

  test('what is too long for one note goes in several, every place once', () => {
    const touched = Array.from({ length: 5000 }, (_, index) =>
      touch(`requests/row${index}/natural`, JSON.stringify('x'.repeat(index % 100))),
    );
    const notes = notesOn([{ id: 'a', update: new Uint8Array(), touched }]).map(read);
    expect(notes.length).toBeGreaterThan(2);
    expect(new Set(notes.flat().map(({ place }) => place)).size).toBe(5000);
  });

  test('a value too long to be told is left out, the edit is not', () => {
    const [note] = notesOn([{ id: 'a', update: new Uint8Array(), touched: [touch(A, JSON.stringify('x'.repeat(5000)))] }]).map(read);
    expect(note).toEqual([{ place: A, how: 'typed', at: AT }]);
  });

  test('folding any run of edits keeps the first sight as long as nobody else came between', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (acts) => {
        const doc = new Y.Doc();
        const report = openReportDoc(doc);
        const touched: Touch[] = [];
        let sight: string | null = null;
        let foreign: string | null = null;
        let isFresh = true;
        doc.on('afterTransaction', (transaction: Y.Transaction) => {
          if (transaction.origin !== 'other') touched.push(...readTouches(transaction, AT));
        });
        for (const [value, isOther] of acts.entries()) {
          const before = report.cells.get(A);
          const now = before === undefined ? null : String(before);
          if (isOther) {
            foreign = String(value);
          } else if (isFresh || (foreign !== null && foreign === now)) {
            sight = now;
            isFresh = false;
            foreign = null;
          }
          doc.transact(() => report.cells.set(A, value), isOther ? 'other' : 'own');
        }
        const [folded] = foldTouches(touched);
        if (isFresh) expect(folded).toBeUndefined();
        else expect(folded?.seen).toBe(sight);
      }),
    );
  });
});
