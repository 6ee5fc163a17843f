// Ways in which copied, converted and retyped reports are damaged. Every damage takes the lines of a standard text; those that
// keep the information should still be read fully, those that lose some must never give a wrong figure.
import { type Damage, layoutDamages } from './damage-layouts';
import {
  isData,
  isRequest,
  labelEnd,
  mergeRows,
  onRows,
  onSomeRequests,
  pick,
  some,
  swapColumns,
  swapRows,
  traditional,
  wide,
} from './damage-rows';
import { tableDamages } from './damage-tables';

export const damages: readonly Damage[] = [
  {
    name: 'values one field to the right',
    keeps: true,
    apply: (t, r) => onSomeRequests(t, r, 0.2, (row) => [...row.slice(0, labelEnd(row)), '', ...row.slice(labelEnd(row))].join('\t')),
  },
  {
    name: 'row one field to the left',
    keeps: true,
    apply: (t, r) => onSomeRequests(t, r, 0.3, (row) => (row[0] === '' ? [...row.slice(1), ''].join('\t') : row.join('\t'))),
  },
  {
    name: 'label broken over two lines',
    keeps: true,
    apply: (t, r) =>
      onSomeRequests(t, r, 0.3, (row) => {
        const at = labelEnd(row) - (row[labelEnd(row) - 1] === '' ? 2 : 1);
        const label = row[at] ?? '';
        const cut = 4 + Math.floor(r() * Math.max(1, label.length - 5));
        if (label.length < 7) return row.join('\t');
        const first = row.map((field, i) => (i === at ? label.slice(0, cut) : field));
        const second = row.map((_, i) => (i === at ? label.slice(cut) : ''));
        return `${first.join('\t')}\n\n${second.join('\t')}`;
      }),
  },
  {
    name: 'label broken, values on the second line',
    keeps: true,
    apply: (t, r) =>
      onSomeRequests(t, r, 0.3, (row) => {
        const at = labelEnd(row) - (row[labelEnd(row) - 1] === '' ? 2 : 1);
        const label = row[at] ?? '';
        if (label.length < 7) return row.join('\t');
        const cut = 3 + Math.floor(r() * (label.length - 4));
        return `${row.map((field, i) => (i === at ? label.slice(0, cut) : i < at ? field : '')).join('\t')}\n${row.map((field, i) => (i === at ? label.slice(cut) : i < at ? '' : field)).join('\t')}`;
      }),
  },
  {
    name: 'values wrapped to the next line',
    keeps: true,
    apply: (t, r) =>
      onSomeRequests(t, r, 0.25, (row) => {
        const cut = labelEnd(row) + 1 + Math.floor(r() * 5);
        return `${row.slice(0, cut).join('\t')}\n${row.slice(cut).join('\t')}`;
      }),
  },
  {
    name: 'values on a line of their own',
    keeps: true,
    apply: (t, r) =>
      onSomeRequests(t, r, 0.4, (row) => `${row.slice(0, labelEnd(row)).join('\t')}\n${row.slice(labelEnd(row)).join('\t')}`),
  },
  {
    name: 'full-width digits',
    keeps: true,
    apply: (t) => onRows(t, (row, line) => (isData(row) ? row.map((f) => (/^[\d.]+$/.test(f) ? wide(f) : f)).join('\t') : line)),
  },
  {
    name: 'half-width punctuation',
    keeps: true,
    apply: (t) =>
      onRows(t, (_, line) =>
        line
          .replaceAll('（', '(')
          .replaceAll('）', ') ')
          .replaceAll('，', ', ')
          .replace(/(\d)\./g, '$1. '),
      ).replace(/\t(\d+)\. (\d+)/g, '\t$1.$2'),
  },
  { name: 'numerals with a different mark', keeps: true, apply: (t) => t.replace(/\t(\d)\.(?=[\u4e00-\u9fff])/g, '\t$1、') },
  {
    name: 'spaces inside labels',
    keeps: true,
    apply: (t, r) =>
      onRows(t, (row) => row.map((f) => (/[\u4e00-\u9fff]{3}/.test(f) && some(r, 0.5) ? f.replace(/^(.{2,4})/, '$1 ') : f)).join('\t')),
  },
  ...layoutDamages,
  ...tableDamages,
  {
    name: 'group labels dropped',
    keeps: true,
    apply: (t) =>
      onRows(t, (row) => row.map((f) => (/^（[三四五六]）|^三、本年度/.test(f) && !/^（六）其他处理$/.test(f) ? '' : f)).join('\t')),
  },
  {
    name: 'group labels a row too low',
    keeps: true,
    apply: (t) => {
      let held = '';
      return onRows(t, (row) => {
        const group =
          row.length === 10 && /^（[三四五]）/.test(row[1] ?? '') && row[2] !== '' && !/^\d+$/.test(row[2] ?? '') ? (row[1] ?? '') : '';
        const next = row.map((f, i) => (i === 1 ? (group !== '' ? '' : held !== '' && row[1] === '' ? held : f) : f));
        held = group;
        return next.join('\t');
      });
    },
  },
  {
    name: 'page number and repeated header inside the table',
    keeps: true,
    apply: (t, r) => {
      const lines = t.split('\n');
      const head = lines.filter((line) => /自然人|商业企业|申请人情况/.test(line) && line.includes('\t'));
      const rows = lines.flatMap((line, i) => (isRequest(line.split('\t')) ? [i] : []));
      if (rows.length < 5) return t;
      const at = pick(rows.slice(2, -2), r);
      return [...lines.slice(0, at), '', `— ${3 + Math.floor(r() * 9)} —`, '', ...head, ...lines.slice(at)].join('\n');
    },
  },
  {
    name: 'bare page number inside the table',
    keeps: true,
    apply: (t, r) => onSomeRequests(t, r, 0.1, (row) => `${1 + Math.floor(r() * 20)}\n${row.join('\t')}`),
  },
  { name: 'empty lines between rows', keeps: true, apply: (t) => onRows(t, (_, line) => `${line}\n`) },
  { name: 'no empty lines at all', keeps: true, apply: (t) => t.replace(/\n{2,}/g, '\n') },
  { name: 'CRLF', keeps: true, apply: (t) => t.replaceAll('\n', '\r\n') },
  {
    name: 'BOM, no-break and zero-width spaces',
    keeps: true,
    apply: (t, r) =>
      `\ufeff${[...t]
        .map((c) => (c !== '\n' && some(r, 0.02) ? `${c}\u200b` : c))
        .join('')
        .replaceAll(' ', '\u00a0')}`,
  },
  {
    name: 'thousands separators',
    keeps: true,
    apply: (t) => onRows(t, (row) => row.map((f) => (/^\d{4,}$/.test(f) ? f.replace(/\B(?=(\d{3})+$)/g, ',') : f)).join('\t')),
  },
  {
    name: 'dashes and words for zero',
    keeps: false,
    apply: (t, r) =>
      onRows(t, (row, line) =>
        isData(row) ? row.map((f) => (f === '0' && some(r, 0.5) ? pick(['无', '—', '-', '/', '、', ''], r) : f)).join('\t') : line,
      ),
  },
  {
    name: 'blanks for zero',
    keeps: false,
    apply: (t, r) => onRows(t, (row, line) => (isData(row) ? row.map((f) => (f === '0' && some(r, 0.7) ? '' : f)).join('\t') : line)),
  },
  {
    name: 'headings reworded',
    keeps: true,
    apply: (t) =>
      t
        .replace('一、总体情况', '一、基本情况')
        .replace('二、主动公开政府信息情况', '二、主动公开情况')
        .replace(/^三、收到和处理.*$/m, '三、依申请公开办理情况')
        .replace(/^四、政府信息公开行政.*$/m, '四、行政复议和行政诉讼')
        .replace(/^五、.*$/m, '五、主要问题和改进措施')
        .replace(/^六、其他.*$/m, '六、其他事项'),
  },
  {
    name: 'headings without numbers',
    keeps: true,
    apply: (t) => t.replace(/^[一二三四五六]、(?!本年|上年|结转)(\S*(?:情况|事项))$/gm, '$1'),
  },
  { name: 'headings all numbered one', keeps: true, apply: (t) => t.replace(/^[一二三四五六]、(\S*(?:情况|事项))$/gm, '一、$1') },
  { name: 'Markdown headings and bold', keeps: true, apply: (t) => t.replace(/^([一二三四五六]、\S*(?:情况|事项))$/gm, '## **$1**') },
  {
    name: 'sub-heading equal to a title',
    keeps: true,
    apply: (t) =>
      t.replace('（一）主动公开\n', '（一）主动公开政府信息情况\n').replace('一、总体情况\n', '一、总体情况\n\n主动公开政府信息情况\n'),
  },
  {
    name: 'one misprinted character',
    keeps: true,
    apply: (t, r) =>
      onSomeRequests(t, r, 0.2, (row) => row.map((f) => (f.length >= 7 && /^[（\d一二四]/.test(f) ? f.replace(/.$/, '某') : f)).join('\t')),
  },
  { name: 'traditional characters', keeps: true, apply: (t) => onRows(t, (_, line) => traditional(line)) },
  { name: 'row order changed', keeps: true, apply: (t, r) => swapRows(t, r) },
  { name: 'a row repeated', keeps: true, apply: (t, r) => onSomeRequests(t, r, 0.1, (row) => `${row.join('\t')}\n${row.join('\t')}`) },
  { name: 'a row left out', keeps: false, apply: (t, r) => onRows(t, (row, line) => (isRequest(row) && some(r, 0.08) ? null : line)) },
  {
    name: 'row labels lost',
    keeps: false,
    apply: (t, r) => onSomeRequests(t, r, 0.06, (row) => row.map((f, i) => (i < labelEnd(row) ? '' : f)).join('\t')),
  },
  {
    name: 'separators between figures lost',
    keeps: false,
    apply: (t, r) => onSomeRequests(t, r, 0.2, (row) => `${row.slice(0, labelEnd(row)).join('\t')}\t${row.slice(labelEnd(row)).join('')}`),
  },
  { name: 'no separators at all', keeps: false, apply: (t) => onRows(t, (row) => row.join('')) },
  { name: 'two rows on one line', keeps: true, apply: (t, r) => mergeRows(t, r) },
  { name: 'cut off', keeps: false, apply: (t, r) => t.slice(0, Math.floor(t.length * (0.35 + r() * 0.6))) },
  {
    name: 'a value replaced by letters',
    keeps: false,
    apply: (t, r) =>
      onSomeRequests(t, r, 0.2, (row) =>
        row.map((f, i) => (i === labelEnd(row) + 2 ? pick(['O', 'l', '？', '3?', '约5'], r) : f)).join('\t'),
      ),
  },
  {
    name: 'two values in one field',
    keeps: false,
    apply: (t, r) =>
      onSomeRequests(t, r, 0.2, (row) =>
        row
          .map((f, i) => (i === labelEnd(row) ? `${f} ${row[i + 1]}` : f))
          .filter((_, i) => i !== labelEnd(row) + 1)
          .join('\t'),
      ),
  },
  { name: 'trailing tabs trimmed', keeps: true, apply: (t) => onRows(t, (_, line) => line.trimEnd()) },
  {
    name: 'columns in another order',
    keeps: true,
    apply: (t) => onRows(t, (row) => (row.length === 10 ? swapColumns(row) : row.join('\t'))),
  },
];
