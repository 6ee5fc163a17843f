// What was read from a text, before it is accepted: title, form, questions, every repair and blank with its place in the source.
// ImportView.tsx shows it.
import { Button, Checkbox } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { CellId } from '#shared/cell/cell-id';
import type { ReportCell } from '#shared/report/report';
import { BLANK, SECTION_KEYS } from '#shared/report/report';
import { cellQuestions } from '../state/answer-import.ts';
import type { SourceRead, Totals } from '../state/read-source.ts';
import { sourcePlace } from './ImportQuestions.tsx';
import { cellPlace } from './labels.ts';
import { useSay } from './words.tsx';

type Props = {
  readonly source: SourceRead;
  readonly totals: Totals;
  /** The typed cells the text leaves empty. */
  readonly blanks: readonly CellId[];
  readonly isZero: boolean;
  readonly onZero: (isZero: boolean) => void;
  /** The questions, which stand between what was read and the lists. */
  readonly children: ReactNode;
};

export const ImportReview = ({ source, totals, blanks, isZero, onZero, children }: Props) => {
  const { say, tell } = useSay();
  const { report, repairs } = source.read;
  const { edition } = report;
  const place = (id: CellId) => cellPlace(edition, id, tell);
  const cellAt = (id: CellId): ReportCell => report.cells.get(id) ?? BLANK;
  // A workbook of ours has no lines at all; in a text a cell without one is in a row that was not found.
  const hasLines = [...report.cells.values()].some(({ line }) => line !== null);
  const where = (cell: ReportCell): string => {
    const found = sourcePlace(cell);
    return found ? tell(found) : hasLines ? say('pane.import.noRow') : '';
  };
  const readCells = [...report.cells.values()].filter(({ value }) => value !== null).length;
  const paragraphs = SECTION_KEYS.reduce((sum, key) => sum + report.sections[key].length, 0);
  const missing = <span className="np-ink-bad">{say('pane.import.missing')}</span>;
  return (
    <div className="np-stack np-review">
      <dl className="np-facts">
        <dt>{say('pane.import.organ')}</dt>
        <dd>{report.organ ?? missing}</dd>
        <dt>{say('pane.import.year')}</dt>
        <dd>{report.year ?? missing}</dd>
        <dt>{say('pane.import.edition')}</dt>
        <dd>{say('pane.import.editionText', { edition: edition.key })}</dd>
        <dt>{say('pane.import.cells')}</dt>
        <dd>{say('pane.import.cellsText', { total: edition.cells.length, read: readCells })}</dd>
        <dt>{say('pane.import.prose')}</dt>
        <dd>{say('pane.prose.paragraphs', { count: paragraphs })}</dd>
      </dl>
      {repairs.length + cellQuestions(report).length + blanks.length + totals.stated.size === 0 && (
        <p className="np-quiet">{say('pane.import.nothing')}</p>
      )}
      {children}
      <Listed
        title={say('pane.import.stated', { count: totals.stated.size })}
        items={[...totals.stated].map(([id, stated]) => ({
          key: id,
          where: where(cellAt(id)),
          text: `${place(id)}${COLON}${say('pane.import.statedItem', { stated, computed: totals.computed.get(id) ?? 0 })}`,
        }))}
        isOpen
      />
      {blanks.length > 0 && (
        <div>
          <Checkbox
            checked={isZero}
            label={say('pane.import.zero', { count: blanks.length })}
            onChange={(_, { checked }) => onZero(checked === true)}
          />
          <p className="np-quiet">{say('pane.import.zeroHint')}</p>
        </div>
      )}
      <Listed
        title={say('pane.import.blanks', { count: blanks.length })}
        items={blanks.map((id) => ({ key: id, where: where(cellAt(id)), text: `${place(id)}${noteText(cellAt(id).note)}` }))}
        isOpen={false}
      />
      <Listed
        title={say('pane.import.repairs', { count: repairs.length })}
        items={repairs.map(({ line, message }, index) => ({
          key: String(index),
          where: line === null ? '' : say('pane.import.atLine', { line }),
          text: tell(message),
        }))}
        isOpen
      />
    </div>
  );
};

type Item = { readonly key: string; readonly where: string; readonly text: string };

const Listed = ({ title, items, isOpen }: { title: string; items: readonly Item[]; isOpen: boolean }) => {
  const { say } = useSay();
  const [isAll, setIsAll] = useState(false);
  if (items.length === 0) return null;
  return (
    <details className="np-listed" open={isOpen}>
      <summary>{title}</summary>
      <ul className="np-plain np-lines">
        {(isAll ? items : items.slice(0, LISTED)).map(({ key, where, text }) => (
          <li key={key}>
            <span className="np-line">{where}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {!isAll && items.length > LISTED && (
        <Button size="small" appearance="subtle" onClick={() => setIsAll(true)}>
          {say('pane.import.showAll')}
        </Button>
      )}
    </details>
  );
};

/** A dash or a word in place of a number is shown as it stands. */
const noteText = (note: string | null): string => (note === null ? '' : `（${note}）`);

const COLON = '：';
const LISTED = 30;
