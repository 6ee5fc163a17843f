// A workbook downloaded from the server: Excel opens it with the pane, and it belongs to its report from the first moment.
import { describe, expect, test } from 'vitest';
import { evaluateReport } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import { setCells, setSectionText } from '#shared/document/commands';
import { docToReport } from '#shared/document/doc-to-report';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { localSession } from '../addin/local-session.ts';
import { edition2021, FEES, NEW, SYNCED } from './excel-world.ts';
import { joinExcel } from './joined.ts';
import { CARRIED, choose, enter, GRANTED, held } from './mailed.ts';
import { openWorkbookFile } from './workbook-file.ts';

describe('a downloaded workbook', () => {
  const downloaded = async (server = 'a.example.cn') => {
    const session = localSession();
    const doc = session.report.get();
    setCells(
      doc,
      edition2021,
      new Map<CellId, number | string>([
        [NEW, 3],
        [FEES, '12.50'],
      ]),
      { kind: 'load' },
    );
    setSectionText(doc, '1', '第一段。\n=1+1 不是公式。', { kind: 'load' });
    const report = docToReport(doc, edition2021);
    const home = {
      report: 'report-1',
      schema: 1,
      server,
      synced: SYNCED,
      pane: { id: '7419e6fa-931a-4b2d-a9c4-df00a0e24360', version: '0.2.0.0' },
    };
    return { session, workbook: await openWorkbookFile(await publishXlsx(report, evaluateReport(report), home)) };
  };

  test('joins its report: nothing is drawn, offered or written over, and both ways work', async () => {
    const { session, workbook } = await downloaded();
    const names = workbook.sheets.map(({ name }) => name);
    const joined = await joinExcel({ session, workbook, server: 'a.example.cn' });
    expect([workbook.sheets.map(({ name }) => name), joined.binding.review.copy.get(), joined.notices]).toEqual([names, null, []]);
    // Its charts are those of the file: the tables they stand over are known again.
    await joined.host.drawYears?.(null);
    expect(workbook.findSheet('封面')?.charts).toEqual([]);
    joined.person.type(...joined.at(GRANTED), 2);
    await joined.quiet();
    setCells(session.report.get(), edition2021, new Map([[CARRIED, 4]]), { kind: 'load' });
    setSectionText(session.report.get(), '1', '只有一段。', { kind: 'load' });
    await joined.quiet();
    expect([held(joined, GRANTED), joined.person.sees(...joined.at(CARRIED)), joined.person.sees('一、总体情况', 'A2')]).toEqual([
      2,
      4,
      '只有一段。',
    ]);
    expect(joined.told).toEqual([]);
  });

  test('that was filled in elsewhere offers what was filled in', async () => {
    const { session, workbook } = await downloaded();
    enter(workbook, GRANTED, 2);
    enter(workbook, FEES, 13.5);
    const joined = await joinExcel({ session, workbook, server: 'a.example.cn' });
    const edits = joined.binding.review.copy.get()?.edits ?? [];
    expect(edits.map((edit) => edit.kind === 'cell' && [edit.cell, edit.mine, edit.base])).toEqual([
      [FEES, '13.5', '12.50'],
      [GRANTED, 2, null],
    ]);
    await choose(joined, { [FEES]: 'mine', [GRANTED]: 'mine' });
    expect([held(joined, FEES), held(joined, GRANTED)]).toEqual(['13.5', 2]);
  });
});
