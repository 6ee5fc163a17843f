// Damages that take whole tables apart: one cell a line without its tabs, labels torn from their figures, rows and columns exchanged.
// Part of damage.ts.
import type { Damage } from './damage-layouts';
import { dropTail, isData, isRequest, labelEnd, onRows, pick, type Row, some } from './damage-rows';

type TableName = 'art20' | 'requests' | 'disputes';

/** Applies a change to each table, told apart by the width of its rows; what other damages took apart already stays. */
const onTables = (text: string, change: (rows: readonly Row[], table: TableName) => string[] | null): string =>
  text
    .split('\n\n')
    .map((block) => {
      const lines = block.split('\n');
      const rows = lines.map((line) => line.split('\t'));
      const table = TABLES.get(rows[0]?.length ?? 0);
      const whole = table !== undefined && rows.length > 3 && rows.every((row) => row.length === rows[0]?.length);
      return (whole ? change(rows, table)?.join('\n') : null) ?? block;
    })
    .join('\n\n');

/** The cells of a row as they come out when each is copied by itself; `covered` says what a cell covered from above leaves. */
const cellsOf = (row: Row, covered: string | null): string[] => {
  const labels = labelEnd(row) < 0 ? row.length : labelEnd(row);
  return dropTail(row).flatMap((field, index) => (field !== '' || (isData(row) && index >= labels) ? [field] : (covered ?? [])));
};

const torn =
  (figures: (values: string[]) => string[]): Damage['apply'] =>
  (text) =>
    onTables(text, (rows, table) => {
      if (table === 'disputes') return null;
      const split = rows.map((row) => {
        const end = isData(row) ? labelEnd(row) : row.length;
        return { labels: row.slice(0, end).filter((field) => field !== ''), values: row.slice(end).filter((field) => field !== '') };
      });
      return [
        ...split.flatMap(({ labels }) => (labels.length === 0 ? [] : [labels.join('\t')])),
        ...split.flatMap(({ values }) => (values.length === 0 ? [] : figures(values))),
      ];
    });

/** The three groups of table 四 as columns, its measures as rows. */
const groupsAsColumns = (rows: readonly Row[]): string[] | null => {
  const values = rows.at(-1);
  if (values?.length !== 15 || !isData(values)) return null;
  return [
    ['', '行政复议', '未经复议直接起诉', '复议后起诉'].join('\t'),
    ...['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((label, at) =>
      [label, values[at], values[at + 5], values[at + 10]].join('\t'),
    ),
  ];
};

/** Table 四 turned by a quarter: its fifteen columns as fifteen rows with their two or three headers in front. */
const turned = (rows: readonly Row[]): string[] | null => {
  const values = rows.at(-1);
  if (values?.length !== 15 || rows.length !== 4) return null;
  return values.map((_, column) => rows.map((row) => row[column] ?? '').join('\t'));
};

/** The blocks of table 二 each by itself, rows as columns. */
const blocksTurned = (rows: readonly Row[]): string[] => {
  const out: string[] = [];
  let block: Row[] = [];
  const flush = (): void => {
    const width = Math.max(0, ...block.map((row) => row.filter((field) => field !== '').length));
    for (let column = 0; column < width; column++) out.push(block.map((row) => row[column] ?? '').join('\t'));
    block = [];
  };
  for (const row of rows) {
    if (!/^第二十[条條]/.test(row[0] ?? '')) block.push([...row]);
    else {
      flush();
      out.push(row.join('\t'));
    }
  }
  flush();
  return out;
};

/** Table 三 with the applicants as rows: above them the three levels of labels. */
const applicantsAsRows = (rows: readonly Row[]): string[] | null => {
  const data = rows.filter(isRequest);
  const isPlain = (row: Row): boolean => /^[一二四]、/.test(row[0] ?? '') || /^（/.test(row[1] ?? '') || /^\d[.、]/.test(row[2] ?? '');
  if (data.length < 20 || !data.every(isPlain)) return null;
  const from = (row: Row): number => (/[\u4e00-\u9fff]/.test(row[2] ?? '') ? 3 : 2);
  const levels = [0, 1, 2].map((level) => ['', ...data.map((row) => (level < from(row) ? (row[level] ?? '') : ''))].join('\t'));
  const head = rows.find((row) => row.includes('商业企业')) ?? ['', '', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
  const names = ['自然人', ...head.slice(3, 8), '总计'];
  return [...levels, ...names.map((name, at) => [name, ...data.map((row) => row[from(row) + at] ?? '')].join('\t'))];
};

/** A label beside the row `by` rows further down instead of its own; its own row keeps the items. */
const lower = (text: string, which: RegExp, by: number): string => {
  const held: { readonly label: string; readonly column: number; readonly at: number }[] = [];
  let at = 0;
  return onRows(text, (row) => {
    if (row.length !== 10) return row.join('\t');
    at++;
    const next = [...row];
    const due = held.find((item) => item.at === at);
    const column = row.findIndex((field) => which.test(field));
    if (column >= 0 && row[column + 1] !== '' && !/^\d+$/.test(row[column + 1] ?? '')) {
      held.push({ label: row[column] ?? '', column, at: at + by });
      next[column] = '';
    }
    if (due && next[due.column] === '') next[due.column] = due.label;
    return next.join('\t');
  });
};

const gluedFrom = (row: Row, end: number): string => [...row.slice(0, end), row.slice(end).join('')].join('\t');

export const tableDamages: readonly Damage[] = [
  {
    name: 'one cell a line without tabs',
    keeps: true,
    apply: (t) => onTables(t, (rows) => rows.map((row) => `${cellsOf(row, null).join('\n')}\n`)),
  },
  {
    name: 'one cell a line without tabs and empty lines',
    keeps: true,
    apply: (t) => onTables(t, (rows) => rows.map((row) => cellsOf(row, null).join('\n'))),
  },
  {
    name: 'one cell a line, covered cells as empty lines',
    keeps: true,
    apply: (t) => onTables(t, (rows) => rows.map((row) => `${cellsOf(row, '').join('\n')}\n`)),
  },
  {
    name: 'one cell a line behind spaces',
    keeps: true,
    apply: (t, r) => {
      const covered = pick(['', null], r);
      return onTables(t, (rows) =>
        rows.map(
          (row) =>
            `${cellsOf(row, covered)
              .map((cell) => `    ${cell}`)
              .join('\n')}\n`,
        ),
      );
    },
  },
  { name: 'labels before rows of figures', keeps: true, apply: torn((values) => [values.join('\t')]) },
  { name: 'labels before figures, one a line', keeps: true, apply: torn((values) => values) },
  {
    name: 'labels before figures, some figures lost',
    keeps: false,
    apply: (t, r) => torn((values) => values.filter(() => !some(r, 0.03)))(t, r),
  },
  {
    name: 'groups of four as columns',
    keeps: true,
    apply: (t) => onTables(t, (rows, table) => (table === 'disputes' ? groupsAsColumns(rows) : null)),
  },
  { name: 'table four turned', keeps: true, apply: (t) => onTables(t, (rows, table) => (table === 'disputes' ? turned(rows) : null)) },
  {
    name: 'blocks of two turned',
    keeps: true,
    apply: (t) => onTables(t, (rows, table) => (table === 'art20' ? blocksTurned(rows) : null)),
  },
  {
    name: 'table three turned',
    keeps: true,
    apply: (t) => onTables(t, (rows, table) => (table === 'requests' ? applicantsAsRows(rows) : null)),
  },
  { name: 'tabs to two wide spaces', keeps: true, apply: (t) => onRows(t, (row) => row.join('　　')) },
  { name: 'tabs to three spaces', keeps: true, apply: (t) => onRows(t, (row) => row.join('   ')) },
  { name: 'tabs to no-break spaces', keeps: true, apply: (t) => onRows(t, (row) => row.join('\u00a0\u00a0')) },
  { name: 'tabs to single wide spaces', keeps: true, apply: (t) => onRows(t, (row) => row.filter((field) => field !== '').join('　')) },
  { name: 'a group label one row too low', keeps: true, apply: (t) => lower(t, /^（六）/, 1) },
  { name: 'a group label two rows too low', keeps: true, apply: (t, r) => lower(t, pick([/^（六）/, /^（五）/, /^（三）/], r), 2) },
  {
    name: 'a group label beside the row behind its group',
    keeps: true,
    apply: (t) =>
      t
        .replace(/^\t（六）其他处理\t1\./m, '\t\t1.')
        .replace(/^四、结转下年度继续办理\t\t/m, (row) =>
          /\t\t1\.申请人/.test(t) || /（六）其他处理\t1/.test(t) ? '四、结转下年度继续办理\t（六）其他处理\t' : row,
        ),
  },
  {
    name: 'the last label beside the row above',
    keeps: true,
    apply: (t) => t.replace(/^\t（七）总计(\t.*)\n四、结转下年度继续办理\t/m, '四、结转下年度继续办理\t（七）总计$1\n\t'),
  },
  {
    name: 'the last label below its row',
    keeps: true,
    apply: (t) => t.replace(/^四、结转下年度继续办理(\t.*)$/m, '$1\n四、结转下年度继续办理\t\t\t\t\t\t\t\t\t'),
  },
  {
    name: 'figures of two and four glued',
    keeps: false,
    apply: (t) =>
      onRows(t, (row) =>
        row.length === 4 && isData(row) ? gluedFrom(row, 1) : row.length === 15 && isData(row) ? row.join('') : row.join('\t'),
      ),
  },
  {
    name: 'labels garbled',
    keeps: false,
    apply: (t, r) =>
      onRows(t, (row) =>
        (isData(row) && row.length < 15 && some(r, 0.1) ? row.map((field) => (/[\u4e00-\u9fff]/.test(field) ? '▇▇▇▇' : field)) : row).join(
          '\t',
        ),
      ),
  },
];

const TABLES: ReadonlyMap<number, TableName> = new Map([
  [4, 'art20'],
  [10, 'requests'],
  [15, 'disputes'],
]);
