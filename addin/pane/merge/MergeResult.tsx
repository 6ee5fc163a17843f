// What the chosen reports come to, before it is written: which count, what to check by hand, how many cells change. MergeView.tsx shows it.
import { Button, Checkbox } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { message } from '#shared/i18n/translate';
import type { Desk } from '../../state/desk.ts';
import { changesOf, type FilesRead, sourcesFile, sumFor, writeSum } from '../../state/merge-reports.ts';
import { useReport } from '../../state/use-desk.ts';
import { downloadFile } from '../download-file.ts';
import { cellPlace } from '../labels.ts';
import { Notice } from '../Notice.tsx';
import { useSay } from '../words.tsx';
import { MergeFiles } from './MergeFiles.tsx';
import { MergePoints } from './MergePoints.tsx';

type Props = {
  readonly desk: Desk;
  readonly read: FilesRead;
  readonly onDone: () => void;
  readonly onAnother: () => void;
  readonly onCancel: () => void;
};

export const MergeResult = ({ desk, read, onDone, onAnother, onCancel }: Props) => {
  const { say, tell } = useSay();
  const now = useReport(desk);
  const [sumStocks, setSumStocks] = useState(false);
  const sum = useMemo(() => now && sumFor(now.report, read, sumStocks), [now, read, sumStocks]);
  if (!now || !sum)
    return <Notice kind="warn">{say(now?.report.year === null ? 'pane.import.refusedYear' : 'pane.import.refusedOrgan')}</Notice>;
  const { report } = now;
  const taken = sum.files.length;
  const { values, replaced, refused } = changesOf(report, sum);
  const accept = () => {
    const latest = desk.report.get();
    if (!latest) return;
    writeSum(latest, changesOf(latest.report, sum).values);
    desk.tellNotice({ message: message('merge.done', { cells: values.size }), cell: null, section: null });
    onDone();
  };
  const download = () =>
    downloadFile(sourcesFile(sum, read, say('merge.sourcesName', { organ: report.organ ?? '', year: report.year ?? '' })));
  return (
    <>
      {taken === 0 ? (
        <Notice kind="bad" isAlert>
          {say('merge.none', { organ: report.organ ?? '', year: report.year ?? '' })}
        </Notice>
      ) : (
        <Notice kind="info">
          <strong>
            {say('merge.head', {
              count: read.contributions.length + read.failed.length,
              taken,
              left: sum.leftOut.length + read.failed.length,
            })}
          </strong>
          <br />
          {values.size === 0 ? say('merge.same') : say('merge.changes', { count: values.size, replaced })}
        </Notice>
      )}
      {refused.map((id) => (
        <Notice key={id} kind="bad">
          {say('merge.refused', { cell: cellPlace(report.edition, id, tell), value: String(sum.cells.get(id)?.value ?? '') })}
        </Notice>
      ))}
      {taken > 0 && (
        <>
          <MergePoints sum={sum} />
          <div>
            <Checkbox checked={sumStocks} label={say('merge.stocks')} onChange={(_, { checked }) => setSumStocks(checked === true)} />
            <p className="np-quiet">{say('merge.stocksHint')}</p>
          </div>
        </>
      )}
      <MergeFiles read={read} sum={sum} />
      <div className="np-actions np-actions-sticky">
        <Button appearance="primary" disabledFocusable={values.size === 0} onClick={() => values.size > 0 && accept()}>
          {say('merge.accept')}
        </Button>
        {taken > 0 && <Button onClick={download}>{say('merge.sources')}</Button>}
        <Button onClick={onAnother}>{say('merge.another')}</Button>
        <Button appearance="subtle" onClick={onCancel}>
          {say('pane.app.cancel')}
        </Button>
      </div>
    </>
  );
};
