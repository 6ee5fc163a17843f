// What `consolidate` prints without --json: what was summed, what was not and why, and every figure that is not 0.
import type { CellId } from '#shared/cell/cell-id';
import { cellLabel } from '#shared/edition/cell-label';
import { type Message, message, translate } from '#shared/i18n/translate';
import type { Consolidation, LeftOut } from '#shared/report/consolidate';
import { must } from '#shared/result';
import { publishedText } from '#shared/text/published-text';
import { type Io, listed } from './io.ts';
import type { FailedFile } from './read-folder.ts';

export const consolidationLines = (
  sum: Consolidation,
  computed: ReadonlyMap<CellId, number>,
  failed: readonly FailedFile[],
  io: Io,
): readonly Message[] => {
  const { report, cells } = sum;
  const label = (id: CellId) => cellLabel(report.edition, id);
  const organOf = (organ: string | null) => organ ?? translate(io.lang, message('consolidate.unknown'));
  const figures = report.edition.cells.flatMap(({ id }) => {
    const value = publishedText(report, id, computed);
    return value === '' || /^0(\.0*)?$/.test(value) ? [] : [message('consolidate.cell', { cell: label(id), value })];
  });
  return [
    message('consolidate.head', { organ: report.organ ?? '', year: report.year ?? '', count: sum.files.length }),
    ...failed.map(({ error }) => message('consolidate.failed', { detail: error })),
    ...sum.leftOut.map((one) => leftOutLine(one, organOf)),
    ...sum.wrongTotals.map(({ file, organ, cell, stated, computed: right }) =>
      message('consolidate.wrongTotal', { file, organ: organOf(organ), cell: label(cell), stated, computed: right }),
    ),
    ...sum.toConfirm.map((id) => {
      const values = must(cells.get(id), id).contributors.map(({ file, value }) => `${file} ${value}`);
      return message('consolidate.toConfirm', { cell: label(id), values: listed(values, io) || '—' });
    }),
    ...blankLines(sum, label),
    ...figures,
    ...([...cells.values()].some(({ value }) => Number(value) === 0 && value !== null) ? [message('consolidate.allZero')] : []),
  ];
};

/** Cells left blank by the same files stand in one line. */
const blankLines = ({ cells }: Consolidation, label: (id: CellId) => string): Message[] => {
  const cellsByFiles = new Map<string, string[]>();
  for (const [id, { blank }] of cells) {
    if (blank.length > 0) cellsByFiles.set(blank.join('、'), [...(cellsByFiles.get(blank.join('、')) ?? []), label(id)]);
  }
  return [...cellsByFiles].map(([files, labels]) =>
    message('consolidate.blank', { files, count: labels.length, cells: labels.join('；') }),
  );
};

const leftOutLine = ({ file, organ, year, edition, reason, other }: LeftOut, organOf: (organ: string | null) => string): Message => {
  const name = organOf(organ);
  switch (reason) {
    case 'year':
      return message('consolidate.otherYear', { file, organ: name, year: year ?? organOf(null) });
    case 'edition':
      return message('consolidate.otherEdition', { file, organ: name, edition });
    case 'itself':
      return message('consolidate.itself', { file, organ: name });
    case 'sameOrgan':
      return message('consolidate.sameOrgan', { file, organ: name, other: other ?? '' });
  }
};
