// Under the editor: what the words at the caret (or under the pointer) say and what the tables say, with the way to the cells. Its room is
// always the same height, so that nothing jumps while one types. ProseEditor.tsx shows it.
import { Button } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons';
import type { CellId } from '#shared/cell/cell-id';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { cellPlace } from '../labels.ts';
import { useSay } from '../words.tsx';
import { differs, fixedWords, type Statement } from './statements.ts';

type Props = {
  readonly report: Report | null;
  readonly valueAt: ((cell: CellId) => number) | null;
  readonly statements: readonly Statement[];
  readonly current: Statement | null;
  readonly isReadOnly: boolean;
  readonly onCell: (cell: CellId) => void;
  readonly onNext: () => void;
  readonly onFix: (statement: Statement) => void;
  /** Sentences from the cells that wait for an update, told below. */
  readonly staleCount: number;
};

export const StatementBar = ({ report, valueAt, statements, current, isReadOnly, onCell, onNext, onFix, staleCount }: Props) => {
  const { say, tell } = useSay();
  const differing = statements.filter(differs).length;
  const place = (cell: CellId) => (report ? cellPlace(report.edition, cell, tell) : cell);
  const fixed = current && fixedWords(current);
  const cells = current?.assertion.cells ?? [];
  return (
    <section className={`np-said ${current && differs(current) ? 'np-said-differs' : ''}`} aria-label={say('prose.statements')}>
      <p className="np-said-words" role="status">
        {current && report
          ? tell(sentenceOf(current, report, valueAt, tell))
          : statements.length === 0
            ? say('prose.statement.none')
            : differing === 0
              ? say('prose.statement.allAgree', { count: statements.length })
              : say('prose.statement.someDiffer', { count: statements.length, differing })}
      </p>
      <div className="np-said-ways">
        {current &&
          cells.slice(0, SHOWN).map((cell) => (
            <button
              key={cell}
              type="button"
              className="np-link"
              aria-label={say('prose.statement.toCell', { cell: place(cell) })}
              onClick={() => onCell(cell)}
            >
              {place(cell)}
            </button>
          ))}
        {current && fixed && !isReadOnly && (
          <Button size="small" onClick={() => onFix(current)}>
            {say('prose.statement.fix', { value: fixed.to })}
          </Button>
        )}
        {staleCount > 0 && (
          <Button
            size="small"
            appearance="transparent"
            icon={<ArrowSync16Regular />}
            onClick={() => document.querySelector('.np-stale')?.scrollIntoView({ block: 'nearest' })}
          >
            {say('prose.stale.waiting', { count: staleCount })}
          </Button>
        )}
        {differing > 0 && !(current && differs(current) && differing === 1) && (
          <Button size="small" appearance="transparent" onClick={onNext}>
            {say('prose.statement.next')}
          </Button>
        )}
      </div>
    </section>
  );
};

const sentenceOf = (
  { assertion, finding }: Statement,
  report: Report,
  valueAt: ((cell: CellId) => number) | null,
  tell: (message: Message) => string,
): Message => {
  if (finding) return finding.message;
  const { text, cells, agrees, actual, scope, stated, years } = assertion;
  const words = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  const named = cells.slice(0, SHOWN).map((cell) => {
    const held = report.cells.get(cell)?.value ?? null;
    const isTyped = report.edition.cellById.get(cell)?.sumOf === null;
    const value = isTyped && held === null ? tell(message('prose.statement.blank')) : String(held ?? valueAt?.(cell) ?? '');
    return tell(message('prose.statement.cell', { cell: cellPlace(report.edition, cell, tell), value }));
  });
  const parameters = { words, cells: [...named, ...(cells.length > SHOWN ? ['…'] : [])].join('；') };
  if (scope === 'wider') return message('prose.statement.wider', parameters);
  if (cells.length === 0) return message('prose.statement.agreesSum', parameters);
  if (years && years.last === null) return message('prose.statement.noLast', parameters);
  if (actual === null) return message('prose.statement.open', parameters);
  return agrees ? message('prose.statement.agrees', parameters) : message('prose.statement.differs', { ...parameters, stated, actual });
};

const SHOWN = 3;
const LONGEST = 40;
