// What the office has to look at by itself: totals stated wrong, stocks that were not added, cells some units left blank. Part of MergeResult.tsx.
import type { ReactNode } from 'react';
import { formatCellValue } from '#shared/cell/cell-value';
import type { Consolidation } from '#shared/report/consolidate';
import { cellPlace } from '../labels.ts';
import { useSay } from '../words.tsx';

export const MergePoints = ({ sum }: { readonly sum: Consolidation }) => {
  const { say, tell, lang } = useSay();
  const { edition } = sum.report;
  const listed = (words: readonly string[]) => words.join(lang === 'zh' ? '、' : ', ');
  const blanks = [...sum.cells].filter(([, { blank }]) => blank.length > 0);
  return (
    <>
      <Point
        title={say('merge.wrongTotals', { count: sum.wrongTotals.length })}
        lines={sum.wrongTotals.map(({ file, cell, stated, computed }) =>
          say('merge.wrongTotal', { file, cell: cellPlace(edition, cell, tell), stated, computed }),
        )}
      />
      <Point
        title={say('merge.toConfirm', { count: sum.toConfirm.length })}
        lines={sum.toConfirm.map((id) => {
          const values =
            sum.cells.get(id)?.contributors.map(({ file, organ, value }) => `${organ ?? file} ${formatCellValue(value)}`) ?? [];
          return say('merge.cellValues', { cell: cellPlace(edition, id, tell), values: listed(values) || '—' });
        })}
      />
      <Point
        title={say('merge.blanks', { count: blanks.length })}
        lines={blanks.map(([id, { blank }]) => say('merge.cellValues', { cell: cellPlace(edition, id, tell), values: listed(blank) }))}
      />
    </>
  );
};

const Point = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode =>
  lines.length > 0 && (
    <details>
      <summary>{title}</summary>
      <ul className="np-plain">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
