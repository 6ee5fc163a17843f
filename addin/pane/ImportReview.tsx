// What was read from a text, before it is accepted: title, form, every repair, doubt and blank with its line in the source.
// ImportView.tsx shows it.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { CellId } from '#shared/cell/cell-id';
import type { CellStatus } from '#shared/report/report';
import { SECTION_KEYS } from '#shared/report/report';
import type { SourceRead } from '../state/read-source.ts';
import { cellPlace } from './labels.ts';
import { useSay } from './words.tsx';

export const ImportReview = ({ source }: { source: SourceRead }) => {
  const { say, tell } = useSay();
  const { report, repairs } = source.read;
  const { edition } = report;
  const place = (id: CellId) => cellPlace(edition, id, tell);
  const inputs = edition.inputs.map(({ id }) => ({ id, cell: report.cells.get(id) }));
  const withStatus = (status: CellStatus) => inputs.filter(({ cell }) => (cell?.status ?? 'blank') === status);
  const readCells = [...report.cells.values()].filter(({ value }) => value !== null).length;
  const paragraphs = SECTION_KEYS.reduce((sum, key) => sum + report.sections[key].length, 0);
  const doubts = withStatus('doubtful');
  const blanks = withStatus('blank');
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
      {repairs.length + doubts.length + blanks.length + source.stated.size === 0 && (
        <p className="np-quiet">{say('pane.import.nothing')}</p>
      )}
      <Listed
        title={say('pane.import.stated', { count: source.stated.size })}
        items={[...source.stated].map(([id, stated]) => ({
          key: id,
          line: report.cells.get(id)?.line ?? null,
          text: `${place(id)}${COLON}${say('pane.import.statedItem', { stated, computed: source.computed.get(id) ?? 0 })}`,
        }))}
        isOpen
      />
      <Listed
        title={say('pane.import.doubts', { count: doubts.length })}
        items={doubts.map(({ id, cell }) => ({ key: id, line: cell?.line ?? null, text: place(id) }))}
        isOpen
      />
      <Listed
        title={say('pane.import.repairs', { count: repairs.length })}
        items={repairs.map(({ line, message }, index) => ({ key: String(index), line, text: tell(message) }))}
        isOpen
      />
      <Listed
        title={say('pane.import.blanks', { count: blanks.length })}
        items={blanks.map(({ id, cell }) => ({ key: id, line: cell?.line ?? null, text: place(id) }))}
        isOpen={false}
      >
        <p className="np-quiet">{say('pane.import.blanksHint')}</p>
      </Listed>
    </div>
  );
};

type Item = { readonly key: string; readonly line: number | null; readonly text: string };

const Listed = ({ title, items, isOpen, children }: { title: string; items: readonly Item[]; isOpen: boolean; children?: ReactNode }) => {
  const { say } = useSay();
  const [isAll, setIsAll] = useState(false);
  if (items.length === 0) return null;
  return (
    <details className="np-listed" open={isOpen}>
      <summary>{title}</summary>
      {children}
      <ul className="np-plain np-lines">
        {(isAll ? items : items.slice(0, LISTED)).map(({ key, line, text }) => (
          <li key={key}>
            <span className="np-line">{line === null ? '' : say('pane.import.atLine', { line })}</span>
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

const COLON = '：';
const LISTED = 30;
