// Damages that put other separators between the fields. Part of damage.ts.
import { dropTail, onRows, type Random } from './damage-rows';

export type Damage = {
  readonly name: string;
  /** Whether a person could still read every figure. */
  readonly keeps: boolean;
  readonly apply: (text: string, random: Random) => string;
};

export const layoutDamages: readonly Damage[] = [
  { name: 'tabs to two spaces', keeps: true, apply: (t) => onRows(t, (row) => row.join('  ')) },
  { name: 'tabs to aligned spaces', keeps: true, apply: (t) => onRows(t, (row) => row.map((f) => f.padEnd(8)).join(' ')) },
  { name: 'tabs to single spaces', keeps: true, apply: (t) => onRows(t, (row) => row.filter((f) => f !== '').join(' ')) },
  { name: 'Markdown pipes', keeps: true, apply: (t) => onRows(t, (row) => `| ${row.join(' | ')} |`) },
  {
    name: 'Markdown pipes with invented headers',
    keeps: true,
    apply: (t) =>
      onRows(t, (row) => `| ${row.join(' | ')} |`).replace(/\n\n\|/g, (m) => `${m.slice(0, -1)}|   |   |   |\n| --- | --- | --- |\n|`),
  },
  { name: 'bare pipes', keeps: true, apply: (t) => onRows(t, (row) => row.join('|')) },
  {
    name: 'CSV',
    keeps: true,
    apply: (t) => onRows(t, (row) => row.map((f) => (/[,"]/.test(f) ? `"${f.replaceAll('"', '""')}"` : f)).join(',')),
  },
  {
    name: 'one cell a line',
    keeps: true,
    apply: (t) =>
      onRows(
        t,
        (row) =>
          `${dropTail(row)
            .map((f) => `\t${f}`)
            .join('\n')}\n`,
      ),
  },
];
