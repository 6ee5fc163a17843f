// The contract of the WorkbookHost port: every adapter passes it. `make` gives a fresh host and a person's hands on it.
import { afterEach, describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { toCellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { editionByKey, editions } from '#shared/edition/editions';
import type { SectionKey } from '#shared/edition/types';
import { must } from '#shared/result';
import type { HostContent, HostEdit, WorkbookHost } from '../../addin/host/workbook-host.ts';

export type HostHarness = {
  readonly host: WorkbookHost;
  /** Does what a person does who enters this in the cell (an empty text empties it), and waits until the host has noticed. */
  readonly type: (cell: CellId, text: string) => Promise<void>;
  /** What stands in the cell as text; empty where blank. */
  readonly shown: (cell: CellId) => Promise<string>;
  /** The paragraphs that stand under a section's heading, exactly as text. */
  readonly paragraphs: (section: SectionKey) => Promise<readonly string[]>;
  readonly title: () => Promise<{ readonly organ: string; readonly year: string }>;
  /** A person clicks on the cell. */
  readonly click: (cell: CellId) => Promise<void>;
  readonly close: () => unknown;
};

/** Runs the contract against an adapter. */
export const describeWorkbookHost = (name: string, make: () => Promise<HostHarness>): void => {
  const open: HostHarness[] = [];
  afterEach(async () => {
    for (const harness of open.splice(0)) await harness.close();
  });
  const start = async (content: HostContent = CONTENT) => {
    const harness = await make();
    open.push(harness);
    const edits: HostEdit[][] = [];
    harness.host.onEdit((some) => edits.push([...some]));
    await harness.host.build(EDITION, content);
    return { ...harness, edits };
  };

  describe(`${name} keeps the contract of WorkbookHost`, () => {
    test('a built workbook shows the content and reads back as it', async () => {
      const { host, shown, paragraphs, title, edits } = await start();
      expect(await shown(NEW)).toBe('3');
      expect(await shown(FEES)).toBe('248.9611');
      expect(await shown(BLANK)).toBe('');
      expect(await paragraphs('1')).toEqual(CONTENT.sections['1']);
      expect(await title()).toEqual({ organ: CONTENT.organ, year: '2023' });
      expect(asText(await host.read())).toEqual(asText(CONTENT.cells));
      expect(edits).toEqual([]);
    });

    test.each(editions.map(({ key }) => key).concat('2021+art20=2019'))('every input of edition %s can be built and read', async (key) => {
      const { host } = await start();
      const edition = must(editionByKey(key), key);
      const cells = new Map<CellId, CellValue>(edition.inputs.map(({ id, kind }, index) => [id, kind === 'amount' ? `${index}.5` : index]));
      await host.build(edition, { ...CONTENT, cells });
      expect(asText(await host.read())).toEqual(asText(cells));
    });

    test('a batch is written, null empties, and no edit is reported for it', async () => {
      const { host, shown, edits } = await start();
      await host.write(
        new Map<CellId, CellValue | null>([
          [NEW, null],
          [BLANK, 12],
          [FEES, '0.50'],
        ]),
      );
      expect([await shown(NEW), await shown(BLANK), Number(await shown(FEES))]).toEqual(['', '12', 0.5]);
      const all = new Map<CellId, CellValue | null>(EDITION.inputs.map(({ id, kind }) => [id, kind === 'amount' ? '7' : 7]));
      await host.write(all);
      expect((await host.read()).size).toBe(EDITION.inputs.length);
      expect(edits).toEqual([]);
    });

    test('what a person enters is reported as entered, once, and can be read', async () => {
      const { host, type, edits } = await start();
      await type(BLANK, '15');
      expect(edits.flat().map((edit) => ({ ...edit, entry: edit.kind === 'cell' ? String(edit.entry) : null }))).toEqual([
        { kind: 'cell', cell: BLANK, entry: '15' },
      ]);
      expect(String((await host.read()).get(BLANK))).toBe('15');
    });

    test('an emptied cell is reported as empty', async () => {
      const { host, type, edits } = await start();
      await type(NEW, '');
      const [edit] = edits.flat();
      expect(edit?.kind === 'cell' && (edit.entry ?? '')).toBe('');
      expect((await host.read()).has(NEW)).toBe(false);
    });

    test('an unreadable entry is reported and read as the text that stands there, and can be written over', async () => {
      const { host, type, edits, shown } = await start();
      await type(BLANK, '约三件');
      expect(edits.flat()).toMatchObject([{ kind: 'cell', cell: BLANK, entry: '约三件' }]);
      expect((await host.read()).get(BLANK)).toBe('约三件');
      await host.write(new Map([[BLANK, null]]));
      expect(await shown(BLANK)).toBe('');
    });

    test('a second build adopts what stands there and brings it to the new content', async () => {
      const { host, shown, paragraphs, edits } = await start();
      await host.build(EDITION, { ...CONTENT, cells: new Map([[BLANK, 4]]), sections: { ...CONTENT.sections, '1': ['只有一段'] } });
      expect([await shown(NEW), await shown(BLANK)]).toEqual(['', '4']);
      expect(await paragraphs('1')).toEqual(['只有一段']);
      expect(edits).toEqual([]);
    });

    test('prose is shown one paragraph per row, fewer or more than before, formulas in it as text', async () => {
      const { host, paragraphs } = await start();
      for (const texts of [['=1+1', '+甲', '-乙', '@丙'], ['一'], [], ['一', '二', '三', '四', '五']]) {
        await host.writeSection('5', texts);
        expect(await paragraphs('5')).toEqual(texts);
      }
      expect(await paragraphs('1')).toEqual(CONTENT.sections['1']);
    });

    test('organ and year can be changed', async () => {
      const { host, title } = await start();
      await host.writeTitle('=云岭市统计局', 2024);
      expect(await title()).toEqual({ organ: '=云岭市统计局', year: '2024' });
    });

    test('locks and decorations may come before the first build, are replaced, and change no value', async () => {
      const harness = await make();
      open.push(harness);
      const { host, type, shown } = harness;
      const nothing = { presence: [], flagged: new Map(), stated: new Map() };
      await host.lock([{ cell: NEW, reason: '由林晓填写' }]);
      await host.decorate(nothing);
      await host.build(EDITION, CONTENT);
      await host.decorate({
        presence: [{ cell: NEW, name: '林晓', colour: '#123456' }],
        flagged: new Map([[NEW, 'error' as const]]),
        stated: new Map([[TOTAL, 12]]),
      });
      expect(await shown(NEW)).toBe('3');
      await host.decorate(nothing);
      await host.lock([]);
      await type(NEW, '8');
      expect(await shown(NEW)).toBe('8');
    });

    test('a click is reported with the cell', async () => {
      const { host, click } = await start();
      const seen: (CellId | null)[] = [];
      host.onSelect((cell) => seen.push(cell));
      await host.select(NEW);
      await click(BLANK);
      expect(seen.at(-1)).toBe(BLANK);
    });

    test('listeners can be stopped, and a closed host reports nothing', async () => {
      const { host, type, edits } = await start();
      const other: unknown[] = [];
      host.onEdit((some) => other.push(some))();
      await type(BLANK, '1');
      expect([edits.length, other.length]).toEqual([1, 0]);
      host.close();
    });
  });
};

const asText = (values: ReadonlyMap<CellId, CellValue>) => Object.fromEntries([...values].map(([id, value]) => [id, String(value)]).sort());

const EDITION = must(editionByKey('2021'), 'edition 2021');
const NEW = toCellId('requests', 'new', 'natural');
const BLANK = toCellId('requests', 'granted', 'company');
const TOTAL = toCellId('requests', 'new', 'total');
const FEES = toCellId('art20', 'fees', 'amount');
const CONTENT: HostContent = {
  cells: new Map<CellId, CellValue>([
    [NEW, 3],
    [FEES, '248.9611'],
    [toCellId('disputes', 'review', 'upheld'), 1],
  ]),
  sections: { preamble: ['前言一段。'], '1': ['第一段。', '=SUM(A1:A9) 开头的一段。'], '5': [], '6': ['其他事项。'] },
  organ: '云岭市档案馆',
  year: 2023,
};
