// Both sides of the balance a finding is about, to be selected in the sheet: a workbook that is not ours to paint shows them in no other way.
// FindingCard.tsx has them on the card the person stands on.
import { ToggleButton } from '@fluentui/react-components';
import { useState } from 'react';
import type { CellId } from '#shared/cell/cell-id';
import { formatCellValue } from '#shared/cell/cell-value';
import type { Finding } from '#shared/check/finding';
import type { Edition } from '#shared/edition/types';
import { layoutOf } from '#shared/workbook/layout';
import type { Desk } from '../state/desk.ts';
import { findingSides } from '../state/finding-sides.ts';
import { useFindingsCalmly } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { useSay } from './words.tsx';
import './others.css';

type Side = 'left' | 'right' | 'both';

export const SideButtons = ({ desk, finding }: { readonly desk: Desk; readonly finding: Finding }) => {
  const { say } = useSay();
  const isWanted = useWatched(desk.marksBySelecting);
  const now = useFindingsCalmly(desk);
  const [shown, setShown] = useState<Side | null>(null);
  if (!isWanted || now.kind !== 'ready') return null;
  const sides = [...findingSides(now.report.edition, finding)];
  const cellsOf = (side: Side): readonly CellId[] => sides.flatMap(([cell, on]) => (side === 'both' || on === side ? [cell] : []));
  if (cellsOf('right').length === 0) return null;
  const sumOf = (side: Side): string =>
    formatCellValue(cellsOf(side).reduce((sum, cell) => sum + Number(now.report.cells.get(cell)?.value ?? now.computed.get(cell) ?? 0), 0));
  const button = (side: Side, label: string) => (
    <ToggleButton
      size="small"
      checked={shown === side}
      onClick={() => {
        setShown(side);
        desk.selectCells(cellsOf(side));
      }}
    >
      {label}
    </ToggleButton>
  );
  return (
    <div className="np-row np-sides">
      <span className="np-quiet">{say('excel.sides.select')}</span>
      {button('left', say('excel.sides.left', { value: sumOf('left') }))}
      {button('right', say('excel.sides.right', { value: sumOf('right') }))}
      {isOneBlock(now.report.edition, cellsOf('both')) && button('both', say('excel.sides.both'))}
    </div>
  );
};

/** Only what stands without a gap can be selected together. */
const isOneBlock = (edition: Edition, cells: readonly CellId[]): boolean => {
  const places = cells.flatMap((cell) => layoutOf(edition).addressById.get(cell) ?? []);
  const count = (values: readonly (string | number)[]) => new Set(values).size;
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values) + 1;
  const [rows, columns] = [places.map(({ row }) => row), places.map(({ column }) => column)];
  return count(places.map(({ sheet }) => sheet)) === 1 && spread(rows) * spread(columns) === places.length;
};
