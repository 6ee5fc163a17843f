// The tools of damage.ts: seeded chance, and changes to the table lines of a standard text.
export type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed. */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

export type Row = string[];

/** Applies a change to the table lines only. */
export const onRows = (text: string, change: (row: Row, line: string) => string | null): string =>
  text
    .split('\n')
    .map((line) => (line.includes('\t') ? change(line.split('\t'), line) : line))
    .filter((line) => line !== null)
    .join('\n');

export const isData = (row: Row): boolean => row.some((field) => /^-?\d/.test(field) && !/^\d[.、]/.test(field));
export const isRequest = (row: Row): boolean => row.length === 10 && isData(row);
export const pick = <T>(items: readonly T[], random: Random): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};
export const some = (random: Random, share: number): boolean => random() < share;

/** Changes some of the data rows of table 三. */
export const onSomeRequests = (text: string, random: Random, share: number, change: (row: Row) => string): string =>
  onRows(text, (row, line) => (isRequest(row) && some(random, share) ? change(row) : line));

export const labelEnd = (row: Row): number => row.findIndex((field) => /^-?\d/.test(field) && !/^\d[.、]/.test(field));

export const wide = (text: string): string => text.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

export const dropTail = (row: Row): Row => {
  if (row.length === 15) return row;
  if (row.length === 4) return row.slice(0, Math.max(1, row.findLastIndex((f) => f !== '') + 1));
  if (!isRequest(row)) return row.filter((f) => f !== '');
  return [...row.slice(0, labelEnd(row)).filter((f, i) => f !== '' || i === 0), ...row.slice(labelEnd(row), labelEnd(row) + 7)];
};

export const traditional = (text: string): string =>
  [...text]
    .map(
      (c) =>
        '規范許處罰強業費務項總計結轉辦續請數開屬國機關構組織會審訟複議經類過執檔條現無補'.charAt(
          '规范许处罚强业费务项总计结转办续请数开属国机关构组织会审讼复议经类过执档条现无补'.indexOf(c),
        ) || c,
    )
    .join('');

export const swapRows = (text: string, random: Random): string => {
  const lines = text.split('\n');
  const rows = lines.flatMap((line, i) => (line.startsWith('\t\t') && isRequest(line.split('\t')) ? [i] : []));
  if (rows.length === 0) return text;
  const a = pick(rows, random);
  const b = pick(rows, random);
  return lines.map((line, i) => (i === a ? (lines[b] ?? '') : i === b ? (lines[a] ?? '') : line)).join('\n');
};

export const mergeRows = (text: string, random: Random): string => {
  const lines = text.split('\n');
  const rows = lines.flatMap((line, i) => (isRequest(line.split('\t')) && isRequest((lines[i + 1] ?? '').split('\t')) ? [i] : []));
  if (rows.length === 0) return text;
  const at = pick(rows, random);
  return [...lines.slice(0, at), `${lines[at]}\t${lines[at + 1]}`, ...lines.slice(at + 2)].join('\n');
};

/** 科研机构 and 法律服务机构 change places, in the header and in every row. */
export const swapColumns = (row: Row): string => {
  const from = isRequest(row) ? labelEnd(row) : 2;
  const swapped = [...row];
  [swapped[from + 2], swapped[from + 4]] = [row[from + 4] ?? '', row[from + 2] ?? ''];
  return swapped.join('\t');
};
