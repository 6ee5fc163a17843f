// A place of the report by its name, leading there where it is a cell or a part of the text. Trays, history and changes show places with it.
import type { ReactNode } from 'react';
import type { CellId } from '#shared/cell/cell-id';
import type { SectionKey } from '#shared/edition/types';
import type { Desk } from '../state/desk.ts';

type Props = {
  readonly desk: Desk;
  readonly cell: CellId | null;
  readonly section?: SectionKey | null;
  /** Brings the workbook into sight where it shares the window with the pane. */
  readonly onCell?: () => void;
  readonly children: ReactNode;
};

export const PlaceLink = ({ desk, cell, section = null, onCell, children }: Props) => {
  if (cell === null && section === null) return children;
  const go = () => {
    if (section !== null) desk.openSection(section);
    else if (cell !== null) {
      desk.selectCell(cell);
      onCell?.();
    }
  };
  return (
    <button type="button" className="np-link" onClick={go}>
      {children}
    </button>
  );
};
