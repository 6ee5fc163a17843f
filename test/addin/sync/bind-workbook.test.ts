// The binding between a document and a host: both ways, once, and never an echo.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { setMeta, setSectionText } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { createWatched } from '../../../addin/sync/watched.ts';
import { A, B, bound, CLERK, COORDINATOR, edition, FEES, fillTitle, localSession, put } from './desk.ts';

describe('from the host into the document', () => {
  test('a typed figure is read and written once; full-width digits are shown as held', async () => {
    const { host, report, updates, binding, shown } = await bound();
    host.type(A, '１２');
    expect(report.cells.get(A)).toBe(12);
    await binding.settled();
    expect(await shown(A)).toBe(12);
    host.type(A, 12);
    expect(updates()).toBe(1);
  });

  test('a pasted block is one transaction', async () => {
    const { host, report, updates } = await bound();
    host.paste(new Map(edition.inputs.map(({ id }, index) => [id, String(index)])));
    expect(updates()).toBe(1);
    expect(report.cells.size).toBe(edition.inputs.length);
  });

  test('an unreadable entry is put back and explained with its cell', async () => {
    const { host, report, notices, binding, shown } = await bound();
    put(report, A, 7);
    await binding.settled();
    host.type(A, '约三件');
    host.type(B, '-1');
    await binding.settled();
    expect([await shown(A), await shown(B)]).toEqual([7, null]);
    expect(notices.map(({ message, cell }) => [message.key, cell])).toEqual([
      ['cell.notANumber', A],
      ['cell.negative', B],
    ]);
  });

  test('several unreadable entries of one paste are told in one sentence with their places', async () => {
    const { host, report, notices, binding, shown } = await bound();
    host.paste(
      new Map([
        [A, '约三件'],
        [B, '-1'],
        [FEES, '12.5'],
      ]),
    );
    await binding.settled();
    expect([await shown(A), await shown(B), report.cells.get(FEES)]).toEqual([null, null, '12.5']);
    expect(notices.map(({ message, cell }) => [message.key, cell])).toEqual([['sync.entriesRefused', A]]);
    expect(notices[0]?.message.parameters).toMatchObject({ refused: 2, taken: 1, places: expect.stringMatching(/“约三件”；.*“-1”$/) });
  });

  test('an edit of a cell that is another’s is put back and names the owner', async () => {
    const { host, report, notices, binding, shown, updates } = await bound(CLERK);
    host.type(A, '5');
    host.type(B, '6');
    host.typeSection('5', ['不是我的']);
    await binding.settled();
    expect(report.cells.get(A)).toBe(5);
    expect(await shown(B)).toBeNull();
    expect(host.section('5')).toEqual([]);
    expect(updates()).toBe(1);
    expect(notices[0]?.message).toEqual({ key: 'access.ownedBy', parameters: { owners: '何川' } });
    const locked = new Set(host.locks().map(({ cell }) => cell));
    expect([locked.has(A), locked.has(B)]).toEqual([false, true]);
  });

  test('an amount keeps its digits when the host reads it back as a number', async () => {
    const { host, report, updates, binding } = await bound();
    put(report, FEES, '248.9600');
    await binding.settled();
    const before = updates();
    host.type(FEES, 248.96);
    expect(updates()).toBe(before);
    expect(report.cells.get(FEES)).toBe('248.9600');
  });

  test('re-reading publishes only what differs', async () => {
    const { host, report, updates, binding } = await bound();
    put(report, A, 1);
    await binding.settled();
    const before = updates();
    await binding.reconcile();
    expect(updates()).toBe(before);
    host.slipIn(B, '9');
    await binding.reconcile();
    expect(report.cells.get(B)).toBe(9);
    expect(updates()).toBe(before + 1);
  });

  test('prose typed in the sheet while another edits the same part keeps both', async () => {
    const { host, report, binding } = await bound();
    setSectionText(report, '1', '第一段。\n第二段。', paneOrigin('typed'));
    await binding.settled();
    report.section('1').insert(0, '别人：');
    host.typeSection('1', ['第一段。', '第二段，我改了。']);
    await binding.settled();
    expect(report.section('1').toString()).toBe('别人：第一段。\n第二段，我改了。');
    expect(host.section('1')).toEqual(['别人：第一段。', '第二段，我改了。']);
  });
});

describe('from the document to the host', () => {
  test('a burst of changes is one write', async () => {
    const { host, report, binding } = await bound();
    for (const { id, kind } of edition.inputs) put(report, id, kind === 'amount' ? '1' : 1);
    await binding.settled();
    expect(host.written()).toEqual({ calls: 1, cells: edition.inputs.length });
  });

  test('title, prose and another edition reach the host', async () => {
    const { host, report, binding } = await bound();
    setMeta(report, { organ: '云岭市统计局', year: 2022 }, paneOrigin('typed'));
    setSectionText(report, '6', '一\n\n二', paneOrigin('typed'));
    await binding.settled();
    expect(host.title()).toEqual({ organ: '云岭市统计局', year: 2022 });
    expect(host.section('6')).toEqual(['一', '二']);
    setMeta(report, { year: 2020, edition: '2019' }, paneOrigin('imported'));
    await binding.settled();
    expect(host.edition()).toBe(editionByKey('2019'));
  });

  test('a replaced document takes over without a rebuild', async () => {
    const first = localSession();
    const report = createWatched(first.report.get());
    const { host, binding, shown } = await bound(COORDINATOR, { ...first, report });
    put(report.get(), A, 1);
    put(report.get(), B, 2);
    await binding.settled();
    const fresh = openReportDoc(new Y.Doc());
    fillTitle(fresh);
    put(fresh, B, 3);
    report.set(fresh);
    await binding.settled();
    expect([await shown(A), await shown(B)]).toEqual([null, 3]);
    host.type(A, '4');
    expect(fresh.cells.get(A)).toBe(4);
  });

  test('a host that refuses a write is asked again until it shows the document', async () => {
    const { host, report, binding, notices, shown } = await bound();
    const write = host.write;
    let refusals = 2;
    Object.assign(host, {
      write: (values: Parameters<typeof write>[0]) => {
        refusals -= 1;
        return refusals >= 0 ? Promise.reject(new Error('in cell edit mode')) : write(values);
      },
    });
    put(report, A, 5);
    while ((await shown(A)) !== 5) await new Promise((resolve) => setTimeout(resolve, 1));
    await binding.settled();
    expect(notices[0]?.message.key).toBe('sync.hostFailed');
  });

  test('a person typing into a cell while it is being written: the person’s value stands in both', async () => {
    const { host, report, binding, shown } = await bound();
    const write = host.write;
    Object.assign(host, {
      write: async (values: Parameters<typeof write>[0]) => {
        if (values.get(A) === 1) host.type(A, '2');
        await write(values);
      },
    });
    put(report, A, 1);
    await binding.settled();
    expect([report.cells.get(A), await shown(A)]).toEqual([2, 2]);
  });
});
