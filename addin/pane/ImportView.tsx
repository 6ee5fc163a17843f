// Takes a whole report text into the open report: read here, look at what came out, then write it or not.
// Opened from the publish tab's neighbour in ReportPane.tsx; loaded when first opened.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { loadReport } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { message } from '#shared/i18n/translate';
import { SECTION_KEYS } from '#shared/report/report';
import type { Desk } from '../state/desk.ts';
import type { SourceRead } from '../state/read-source.ts';
import { useForbidden, useReport } from '../state/use-desk.ts';
import type { ReportNow } from '../state/watch-report.ts';
import { ImportReview } from './ImportReview.tsx';
import { Notice } from './Notice.tsx';
import { SourceField } from './SourceField.tsx';
import { useSay } from './words.tsx';

export const ImportView = ({ desk, onDone, onCancel }: { desk: Desk; onDone: () => void; onCancel: () => void }) => {
  const { say, tell } = useSay();
  const now = useReport(desk);
  const forbidden = useForbidden(desk, { kind: 'meta' });
  const [source, setSource] = useState<SourceRead | null>(null);

  const accept = (taken: SourceRead) => {
    const { report } = taken.read;
    loadReport(desk.session.report.get(), report, taken.stated, paneOrigin('imported'));
    desk.tellNotice({ message: message('pane.import.done', { cells: filledCells(report.cells) }), cell: null, section: null });
    onDone();
  };

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
        <>
          <ImportReview source={source} />
          {now && <Replaces now={now} source={source} />}
          <div className="np-actions np-actions-sticky">
            <Button appearance="primary" onClick={() => accept(source)}>
              {say('pane.import.accept')}
            </Button>
            <Button onClick={() => setSource(null)}>{say('pane.import.another')}</Button>
            <Button appearance="subtle" onClick={onCancel}>
              {say('pane.app.cancel')}
            </Button>
          </div>
        </>
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

/** What would be lost or change beside the figures, before anybody agrees. */
const Replaces = ({ now: { report: open }, source }: { now: ReportNow; source: SourceRead }) => {
  const { say } = useSay();
  const { report } = source.read;
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
