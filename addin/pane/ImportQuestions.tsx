// What the text cannot answer, asked beside the line it stands on; and organ and year where the text has none. ImportReview.tsx shows it.
import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { CellId } from '#shared/cell/cell-id';
import { formatCellValue } from '#shared/cell/cell-value';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Report, ReportCell } from '#shared/report/report';
import { type Answers, cellQuestions, type Question } from '../state/answer-import.ts';
import type { SourceRead } from '../state/read-source.ts';
import { cellPlace } from './labels.ts';
import { useSay } from './words.tsx';

type Props = {
  readonly source: SourceRead;
  readonly answers: Answers;
  readonly faults: ReadonlyMap<CellId | 'year', Message>;
  readonly onAnswer: (answers: Answers) => void;
};

export const ImportQuestions = ({ source, answers, faults, onAnswer }: Props) => {
  const { say, tell } = useSay();
  const [isAll, setIsAll] = useState(false);
  const { report } = source.read;
  const questions = cellQuestions(report);
  const groups = byLine(questions);
  const missing = [report.organ, report.year].filter((part) => part === null).length;
  if (questions.length + missing === 0) return null;
  const yearFault = faults.get('year');
  return (
    <section className="np-listed np-stack">
      <h3 className="np-ask-title">{say('pane.import.questions', { count: questions.length + missing })}</h3>
      <p className="np-quiet">{say('pane.import.questionsHint')}</p>
      {report.organ === null && (
        <Field label={say('pane.import.organ')} hint={say('pane.import.organAsk')}>
          <Input value={answers.organ} maxLength={200} onChange={(_, { value }) => onAnswer({ ...answers, organ: value })} />
        </Field>
      )}
      {report.year === null && (
        <Field
          label={say('pane.import.year')}
          hint={say('pane.import.yearAsk')}
          {...(yearFault ? { validationMessage: tell(yearFault) } : {})}
        >
          <Input
            value={answers.year}
            inputMode="numeric"
            maxLength={4}
            onChange={(_, { value }) => onAnswer({ ...answers, year: value })}
          />
        </Field>
      )}
      {(isAll ? groups : groups.slice(0, SHOWN)).map(({ key, cell, questions: asked }) => (
        <div key={key} className="np-ask">
          <SourceLine cell={cell} source={source} />
          <div className={isOneRow(report, asked) ? 'np-ask-row' : 'np-ask-list'}>
            {asked.map((question) => (
              <Asked
                key={question.id}
                report={report}
                question={question}
                isShort={isOneRow(report, asked)}
                fault={faults.get(question.id) ?? null}
                value={answers.cells.get(question.id) ?? ''}
                onValue={(value) => onAnswer({ ...answers, cells: new Map([...answers.cells, [question.id, value]]) })}
              />
            ))}
          </div>
        </div>
      ))}
      {!isAll && groups.length > SHOWN && (
        <Button size="small" appearance="subtle" onClick={() => setIsAll(true)}>
          {say('pane.import.showAll')}
        </Button>
      )}
    </section>
  );
};

/** Where it stands, and what stands there. */
const SourceLine = ({ cell, source }: { cell: ReportCell; source: SourceRead }) => {
  const { say, tell } = useSay();
  const text = cell.line === null ? null : source.lineAt(cell.line);
  const place = sourcePlace(cell);
  return (
    <div>
      <span className="np-line">{place ? tell(place) : say('pane.import.noLine')}</span>
      {text !== null && text.trim() !== '' && <q className="np-value np-ask-line">{shorten(text.trim())}</q>}
    </div>
  );
};

const Asked = ({
  report,
  question: { id, cell },
  isShort,
  value,
  fault,
  onValue,
}: {
  report: Report;
  question: Question;
  /** The column alone is shown, because the line above says which row it is; the full place is spoken. */
  isShort: boolean;
  value: string;
  fault: Message | null;
  onValue: (value: string) => void;
}) => {
  const { say, tell } = useSay();
  const isEmpty = value.trim() === '';
  const place = cellPlace(report.edition, id, tell);
  return (
    <Field
      className="np-ask-field"
      label={isShort ? (report.edition.cellById.get(id)?.columnLabel ?? place) : place}
      {...(fault
        ? { validationMessage: tell(fault) }
        : cell.value !== null && isEmpty
          ? { validationMessage: say('pane.import.mustAnswer', { value: formatCellValue(cell.value) }) }
          : {})}
    >
      <Input
        aria-label={place}
        size="small"
        value={value}
        inputMode="decimal"
        maxLength={60}
        onChange={(_, { value: typed }) => onValue(typed)}
      />
    </Field>
  );
};

/** Several columns of one row of the form: the row need not be named at each. */
const isOneRow = (report: Report, questions: readonly Question[]): boolean => {
  const rows = questions.map(({ id }) => report.edition.cellById.get(id)?.rowLabels.join('/'));
  return questions.length > 1 && rows.every((row) => row === rows[0]);
};

type Group = { readonly key: string; readonly cell: ReportCell; readonly questions: Question[] };

/** Cells of one line are asked together, so that the line is shown once. */
const byLine = (questions: readonly Question[]): readonly Group[] => {
  const groups = new Map<string, Group>();
  for (const question of questions) {
    const { line, source } = question.cell;
    const key = JSON.stringify([line, source ?? null]);
    const group = groups.get(key) ?? { key, cell: question.cell, questions: [] };
    group.questions.push(question);
    groups.set(key, group);
  }
  return [...groups.values()];
};

/** A line of the text, or the row of a table or sheet; null where the row is missing. */
export const sourcePlace = ({ line, source }: ReportCell): Message | null => {
  if (source?.sheet !== undefined) return message('pane.import.atSheet', { sheet: source.sheet, row: source.row });
  if (source?.table !== undefined) return message('pane.import.atTable', { table: source.table, row: source.row });
  if (source) return message('pane.import.atRow', { row: source.row });
  return line === null ? null : message('pane.import.atLine', { line });
};

const shorten = (text: string): string => (text.length <= LINE_LENGTH ? text : `${text.slice(0, LINE_LENGTH)}…`);

/** Lines with questions shown at once. */
const SHOWN = 20;
const LINE_LENGTH = 400;
