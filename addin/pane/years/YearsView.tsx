// 上年对照: last year beside this year for every cell, and what the figures look like. MoreTab.tsx fetches it when asked for.
import { Button, Spinner } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import type { Desk } from '../../state/desk.ts';
import { type PastYear, type PastYears, yearBefore } from '../../state/past-years.ts';
import { useFindings } from '../../state/use-desk.ts';
import { PastPicker } from '../PastPicker.tsx';
import { usePast } from '../prose/use-years.ts';
import { useSay } from '../words.tsx';
import { YearCharts } from './YearCharts.tsx';
import { YearTable } from './YearTable.tsx';
import './years.css';
import '#shared/i18n/rooms/picture';

type Props = { readonly desk: Desk; readonly past: PastYears; readonly onCell: () => void; readonly onBack: () => void };

export const YearsView = ({ desk, past, onCell, onBack }: Props) => {
  const { say } = useSay();
  const now = useFindings(desk);
  const earlier = usePast(past);
  const own = useMemo(() => (now.kind === 'ready' ? { report: now.report, computed: now.computed } : null), [now]);
  if (!own) return <Spinner className="np-pad" size="small" label={say('picture.past.loading')} />;
  const last = yearBefore(earlier, own.report);
  return (
    <div className="np-stack np-years">
      <div className="np-row">
        <h2 className="np-view-title">{say('picture.years.title')}</h2>
        <Button size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={onBack}>
          {say('picture.years.back')}
        </Button>
      </div>
      {last && <p className="np-quiet">{say(`picture.past.from.${last.from}`, { title: titleOf(last) })}</p>}
      {last ? (
        <YearTable
          now={own}
          last={last}
          onCell={(cell) => {
            desk.selectCell(cell);
            onCell();
          }}
        />
      ) : (
        <PastPicker report={own.report} past={past} now={earlier} />
      )}
      <h2 className="np-view-title">{say('picture.charts.title')}</h2>
      <YearCharts now={own} past={earlier.kind === 'here' ? earlier.years : NONE} />
      {last && <PastPicker report={own.report} past={past} now={earlier} isQuiet />}
    </div>
  );
};

const titleOf = ({ year, report: { organ, edition } }: PastYear): string => `${organ ?? ''}${year}${edition.titleSuffix}`;

const NONE: readonly never[] = [];
