// Whatever people do in Excel's sheet and elsewhere at the same time, and whatever Excel does wrong meanwhile: when all is quiet again,
// sheet, documents and another host show the same.
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import { setCells, setSectionText } from '#shared/document/commands';
import { openReportDoc, type ReportDoc } from '#shared/document/schema';
import type { SectionKey } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';
import { must } from '#shared/result';
import { layoutOf } from '#shared/workbook/layout';
import { createMemoryHost } from '../../addin/host/memory-host.ts';
import { bindWorkbook } from '../../addin/sync/bind-workbook.ts';
import { localSession } from '../addin/local-session.ts';
import { cellAt2021, edition2021 } from './excel-world.ts';
import { type Joined, joinExcel } from './joined.ts';
import type { Faults } from './member-types.ts';

const CELLS = [
  'requests/new/natural',
  'requests/new/company',
  'requests/granted/natural',
  'disputes/review/upheld',
  'art20/licensing/decisions',
] as CellId[];
const tabOf = (key: SectionKey): string => must(layoutOf(edition2021).sheetByKey.get(key), key).name;
const ENTRIES = [0, 3, 17, '', '约三件', "'１２", -4, true] as const;

type Step =
  | { readonly kind: 'type'; readonly cell: number; readonly entry: number; readonly isTold: boolean }
  | { readonly kind: 'paste'; readonly values: readonly number[] }
  | { readonly kind: 'prose'; readonly row: number; readonly text: number }
  | { readonly kind: 'remote'; readonly who: number; readonly cells: readonly (readonly [number, number | null])[] }
  | { readonly kind: 'remoteProse'; readonly who: number; readonly text: number }
  | { readonly kind: 'colleague'; readonly cell: number; readonly value: number; readonly hasPane: boolean }
  | { readonly kind: 'exchange'; readonly who: number }
  | { readonly kind: 'fault'; readonly fault: keyof typeof FAULTS; readonly count: number }
  | { readonly kind: 'calculation'; readonly how: 'manual' | 'running' | 'done' }
  | { readonly kind: 'back' }
  | { readonly kind: 'wait' };

const FAULTS = {
  cellEdit: 3,
  refuse: 2,
  tooLarge: 2,
  deny: 2,
  swallow: 1,
  loseEvents: 3,
  doubleEvents: 3,
} as const satisfies Partial<Record<keyof Faults, number>>;

const cell = fc.nat(CELLS.length - 1);
const text = fc.nat(3);
const who = fc.nat(1);
const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), cell, entry: fc.nat(ENTRIES.length - 1), isTold: fc.boolean() }),
  fc.record({ kind: fc.constant('paste' as const), values: fc.array(fc.nat(50), { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('prose' as const), row: fc.nat(3), text }),
  fc.record({
    kind: fc.constant('remote' as const),
    who,
    cells: fc.array(fc.tuple(cell, fc.option(fc.nat(99))), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('remoteProse' as const), who, text }),
  fc.record({ kind: fc.constant('colleague' as const), cell, value: fc.nat(9), hasPane: fc.boolean() }),
  fc.record({ kind: fc.constant('exchange' as const), who }),
  fc.record({
    kind: fc.constant('fault' as const),
    fault: fc.constantFrom(...(Object.keys(FAULTS) as (keyof typeof FAULTS)[])),
    count: fc.nat(3),
  }),
  fc.record({ kind: fc.constant('calculation' as const), how: fc.constantFrom('manual' as const, 'running' as const, 'done' as const) }),
  fc.record({ kind: fc.constantFrom('back' as const, 'wait' as const) }),
);

const TEXTS = ['', '一段。', '=1+1\n两段。', '三段。\n- 四段。'];

const exchange = (a: ReportDoc, b: ReportDoc): void => {
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), { kind: 'load' });
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), { kind: 'load' });
};

const run = async (steps: readonly Step[], faults: Partial<Faults>): Promise<void> => {
  const session = localSession();
  const excel = await joinExcel({ session, againMs: 2, batch: { retryMs: 1, watchdogMs: 20_000 } });
  Object.assign(excel.excel.wire.faults, faults);
  const mine = session.report.get();
  const remotes = [0, 1].map(() => openReportDoc(new Y.Doc()));
  for (const remote of remotes) exchange(mine, remote);
  const memory = createMemoryHost();
  const other = { ...localSession() };
  const elsewhere = remotes[0] ?? mine;
  other.report.set(elsewhere);
  const binding = bindWorkbook({ session: other, host: memory, lang: 'zh', onNotice: () => {} });
  onTestFinished(() => binding.close());
  await binding.settled();
  for (const step of steps) {
    act(step, excel, remotes);
    // Some steps meet each other on the wire.
    if (step.kind === 'wait') await excel.wait();
  }
  const { wire } = excel.excel;
  Object.assign(wire.faults, {
    cellEdit: 0,
    refuse: 0,
    tooLarge: 0,
    deny: 0,
    swallow: 0,
    loseEvents: 0,
    doubleEvents: 0,
    lateEvents: false,
  });
  wire.workbook.calculate();
  wire.releaseEvents(true);
  await excel.quiet();
  for (let round = 0; round < 3; round += 1) {
    await excel.wait();
    await excel.binding.reconcile();
    excel.person.comeBack();
    await excel.quiet();
    for (const remote of [...remotes, ...remotes]) exchange(mine, remote);
    await excel.quiet();
    await binding.settled();
  }
  const held = (report: ReportDoc) => ({
    cells: Object.fromEntries([...report.cells].sort()),
    prose: SECTION_KEYS.map((key) => paragraphs(report.section(key).toString())),
  });
  for (const remote of remotes) expect(held(remote)).toEqual(held(mine));
  const inSheet = edition2021.inputs.flatMap(({ id }) => {
    const shown = excel.person.sees(...cellAt2021(id));
    return shown === '' ? [] : [[id, shown]];
  });
  expect(Object.fromEntries(inSheet.sort())).toEqual(held(mine).cells);
  expect(SECTION_KEYS.map((key) => proseOf(excel, key))).toEqual(held(mine).prose);
  expect(Object.fromEntries([...(await memory.read())].sort())).toEqual(held(mine).cells);
  expect(SECTION_KEYS.map((key) => memory.section(key))).toEqual(held(mine).prose);
};

const act = (step: Step, { person, colleague, excel, session }: Joined, remotes: readonly ReportDoc[]): void => {
  const remote = remotes['who' in step ? step.who : 0];
  const at = 'cell' in step ? cellAt2021(CELLS[step.cell] ?? '') : null;
  switch (step.kind) {
    case 'type':
      if (at) (step.isTold ? person.type : person.slip)(...at, ENTRIES[step.entry] ?? '');
      return;
    case 'paste':
      person.paste('三、申请办理', 'D7', [step.values], 1);
      return;
    case 'prose':
      person.type(tabOf('5'), `A${step.row + 2}`, TEXTS[step.text] === '' ? '' : `'${TEXTS[step.text]}`);
      return;
    case 'remote':
      if (remote)
        setCells(remote, edition2021, new Map(step.cells.map(([index, value]) => [CELLS[index] ?? ('' as CellId), value])), {
          kind: 'load',
        });
      return;
    case 'remoteProse':
      if (remote) setSectionText(remote, '5', TEXTS[step.text] ?? '', { kind: 'load' });
      return;
    case 'colleague':
      if (at) colleague.type(...at, step.value);
      if (step.hasPane && remotes[1])
        setCells(remotes[1], edition2021, new Map([[CELLS[step.cell] ?? ('' as CellId), step.value]]), { kind: 'load' });
      return;
    case 'exchange':
      if (remote) exchange(session.report.get(), remote);
      return;
    case 'fault':
      excel.wire.faults[step.fault] = Math.min(step.count, FAULTS[step.fault]);
      return;
    case 'calculation':
      if (step.how === 'done') {
        excel.wire.workbook.calculate();
        excel.wire.state.calculated();
      } else excel.wire.workbook.holdCalculation(step.how);
      return;
    case 'back':
      person.comeBack();
  }
};

const paragraphs = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const proseOf = ({ person }: Joined, key: SectionKey): string[] =>
  paragraphs(Array.from({ length: 12 }, (_, row) => String(person.sees(tabOf(key), `A${row + 2}`))).join('\n'));

test.each([
  ['events come as they should', {}],
  ['events come late and the other way round, without naming their source', { lateEvents: true, nameless: true }],
  ['calculations are told before the changes', { calculatedFirst: true }],
])('sheet, documents and another host agree in the end, where %s', { timeout: 120_000 }, async (_, faults) => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 4, maxLength: 18 }), (steps) => run(steps, faults)),
    { seed: 20_240_115, numRuns: RUNS, endOnFailure: true },
  );
});

const RUNS = Number(process.env.NIANBAO_RUNS ?? 5);
