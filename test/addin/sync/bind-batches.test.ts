// However much others write in one moment, the host is asked for one batch, never larger than the form.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { setCells, setMeta } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { createMemoryHost } from '../../../addin/host/memory-host.ts';
import { bindWorkbook } from '../../../addin/sync/bind-workbook.ts';
import { createWatched } from '../../../addin/sync/watched.ts';

const edition = must(editionByKey('2021'), 'edition');
const origin = paneOrigin('merged');

test('5,000 edits of others between two frames are one write of at most one value a cell', async () => {
  const report = openReportDoc(new Y.Doc());
  setMeta(report, { edition: '2021', organ: '青禾市档案局', year: 2025 }, origin);
  const memory = createMemoryHost();
  const batches: ReadonlyMap<CellId, CellValue | null>[] = [];
  let flush: (() => void) | null = null;
  const me = { id: 'anna', name: 'anna同志', role: 'coordinator' as const, assigned: [], colour: '#0f6cbd' };
  const binding = bindWorkbook({
    session: { report: createWatched(report), me: createWatched(me), access: createWatched({ people: [me] }) },
    host: {
      ...memory,
      write: async (batch) => {
        batches.push(batch);
        await memory.write(batch);
      },
    },
    lang: 'zh',
    onNotice: () => {},
    schedule: (work) => {
      flush = work;
    },
  });
  const frame = async () => {
    must(flush, 'work to do')();
    flush = null;
    await binding.settled();
  };
  await frame();
  const counts = edition.inputs.filter(({ kind }) => kind === 'count');
  for (let edit = 0; edit < 5000; edit += 1) {
    setCells(report, edition, new Map([[must(counts[edit % counts.length], 'a cell').id, edit]]), origin);
  }
  expect(batches).toEqual([]);
  await frame();
  expect(batches.map(({ size }) => size)).toEqual([counts.length]);
  expect(flush).toBeNull();
  binding.close();
});
