// Takes a whole report text into the open report: read here, look at what came out, then write it or not.
// Opened from the publish tab's neighbour in ReportPane.tsx; loaded when first opened.
import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { loadReport, setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { confirmBlanks } from '#shared/report/confirm-blanks';
import type { Report } from '#shared/report/report';
import { SECTION_KEYS } from '#shared/report/report';
import { answerImport, importRefusals, NO_ANSWERS, type Refusal } from '../state/answer-import.ts';
import type { Desk } from '../state/desk.ts';
import type { SourceRead } from '../state/read-source.ts';
import { useForbidden, useReport } from '../state/use-desk.ts';
import type { ReportNow } from '../state/watch-report.ts';
import { ImportQuestions } from './ImportQuestions.tsx';
import { ImportReview } from './ImportReview.tsx';
import { cellPlace, sectionMessage } from './labels.ts';
import { Notice } from './Notice.tsx';
import { SourceField } from './SourceField.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/files';

export const ImportView = ({ desk, onDone, onCancel }: { desk: Desk; onDone: () => void; onCancel: () => void }) => {
  const { say, tell } = useSay();
  const forbidden = useForbidden(desk, { kind: 'meta' });
  const [source, setSource] = useState<SourceRead | null>(null);

  return (
    <div className="np-stack">
      <h2 className="np-view-title">{say('pane.import.title')}</h2>
      {forbidden && <Notice kind="info">{tell(forbidden)}</Notice>}
      {!forbidden && !source && (
        <>
          <p className="np-quiet">{say('pane.import.hint')}</p>
          <SourceField label={say('pane.import.paste')} rows={10} onRead={setSource} />
        </>
      )}
      {!forbidden && source && (
        <ImportDecision desk={desk} source={source} onDone={onDone} onAnother={() => setSource(null)} onCancel={onCancel} />
      )}
      {!source && (
        <div className="np-actions">
          <Button appearance="subtle" onClick={onCancel}>
            {say('pane.app.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
};

type DecisionProps = { desk: Desk; source: SourceRead; onDone: () => void; onAnother: () => void; onCancel: () => void };

/** The review with its answers; accepting writes the answered report, and blanks confirmed as 0 as a change of their own. */
export const ImportDecision = ({ desk, source, onDone, onAnother, onCancel }: DecisionProps) => {
  const { say, tell } = useSay();
  const now = useReport(desk);
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [isZero, setIsZero] = useState(false);
  const { report, faults } = useMemo(() => answerImport(source.read.report, answers), [source, answers]);
  const totals = useMemo(() => source.totalsOf(report), [source, report]);
  const zeros = useMemo(() => confirmBlanks(report), [report]);
  const refusals = importRefusals(report, totals.stated);

  const accept = () => {
    const doc = desk.session.report.get();
    loadReport(doc, report, totals.stated, paneOrigin('imported'));
    const confirmed = isZero ? zeros.confirmed : [];
    if (confirmed.length > 0) {
      const values = new Map(confirmed.map((id) => [id, zeros.report.cells.get(id)?.value ?? null]));
      setCells(doc, report.edition, values, paneOrigin('adopted'));
    }
    const cells = filledCells(report.cells) + confirmed.length;
    desk.tellNotice({ message: message('pane.import.done', { cells }), cell: null, section: null });
    onDone();
  };

  return (
    <>
      <ImportReview source={source} totals={totals} blanks={zeros.confirmed} isZero={isZero} onZero={setIsZero}>
        <ImportQuestions source={source} answers={answers} faults={faults} onAnswer={setAnswers} />
      </ImportReview>
      {now && <Replaces now={now} report={report} />}
      {refusals.length + faults.size > 0 && (
        <Notice kind="bad" isAlert>
          <p>{say('pane.import.refused')}</p>
          {refusals.slice(0, NAMED).map((refusal) => (
            <p key={JSON.stringify(refusal)}>{tell(refusalMessage(report.edition, refusal, tell))}</p>
          ))}
          {faults.size > 0 && <p>{say('pane.import.faults', { count: faults.size })}</p>}
        </Notice>
      )}
      <div className="np-actions np-actions-sticky">
        <Button appearance="primary" disabled={refusals.length + faults.size > 0} onClick={accept}>
          {say('pane.import.accept')}
        </Button>
        <Button onClick={onAnother}>{say('pane.import.another')}</Button>
        <Button appearance="subtle" onClick={onCancel}>
          {say('pane.app.cancel')}
        </Button>
      </div>
    </>
  );
};

const refusalMessage = (edition: Edition, refusal: Refusal, tell: (given: Message) => string): Message => {
  switch (refusal.kind) {
    case 'value':
      return message('pane.import.refusedValue', { place: cellPlace(edition, refusal.cell, tell), value: refusal.value });
    case 'note':
      return message('pane.import.refusedNote', { place: cellPlace(edition, refusal.cell, tell) });
    case 'section':
      return message('pane.import.refusedSection', { place: tell(sectionMessage(refusal.section)) });
    case 'organ':
      return message('pane.import.refusedOrgan');
    case 'year':
      return message('pane.import.refusedYear');
  }
};

/** What would be lost or change beside the figures, before anybody agrees. */
const Replaces = ({ now: { report: open }, report }: { now: ReportNow; report: Report }) => {
  const { say } = useSay();
  const cells = filledCells(open.cells);
  const paragraphs = SECTION_KEYS.reduce((sum, key) => sum + open.sections[key].length, 0);
  const warnings = [
    ...(report.year !== null && open.year !== null && report.year !== open.year
      ? [say('pane.import.otherYear', { found: report.year, open: open.year })]
      : []),
    ...(report.organ !== null && open.organ !== null && report.organ !== open.organ
      ? [say('pane.import.otherOrgan', { found: report.organ, open: open.organ })]
      : []),
    ...(report.edition.key !== open.edition.key ? [say('pane.import.otherEdition', { found: report.edition.key })] : []),
    ...(cells + paragraphs > 0 ? [say('pane.import.replaces', { cells, paragraphs })] : []),
  ];
  if (warnings.length === 0) return null;
  return (
    <Notice kind="warn">
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </Notice>
  );
};

const filledCells = (cells: ReadonlyMap<string, { readonly value: unknown }>): number =>
  [...cells.values()].filter(({ value }) => value !== null).length;

/** Places named at once; the questions above name them all. */
const NAMED = 8;
