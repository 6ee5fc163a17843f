// A prose part beside last year's, paragraph by paragraph, with the words that changed. One below the other where the pane is narrow, side by
// side where there is room or in a window of its own. ProseEditor.tsx fetches it when asked for.
import { Button } from '@fluentui/react-components';
import { Dismiss16Regular, FullScreenMaximize16Regular } from '@fluentui/react-icons';
import { useMemo, useRef } from 'react';
import type { SectionKey } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import { type ComparedParagraph, compareProse } from '../../state/compare-prose.ts';
import { type PastYears, yearBefore } from '../../state/past-years.ts';
import { PastPicker } from '../PastPicker.tsx';
import { useSay } from '../words.tsx';
import { ChangedWords } from './ChangedWords.tsx';
import { usePast } from './use-years.ts';
import '#shared/i18n/rooms/files';
import './compare.css';
import '#shared/i18n/rooms/prose';

type Props = {
  readonly report: Report;
  readonly section: SectionKey;
  readonly past: PastYears;
  readonly onClose: () => void;
};

export const ComparePanel = ({ report, section, past, onClose }: Props) => {
  const { say } = useSay();
  const now = usePast(past);
  const wide = useRef<HTMLDialogElement>(null);
  const last = yearBefore(now, report);
  const pairs = useMemo(
    () => (last ? compareProse(last.report.sections[section], report.sections[section]) : []),
    [last, report.sections, section],
  );
  if (!last) {
    return (
      <section className="np-tool" aria-label={say('prose.compare')}>
        <PastPicker report={report} past={past} now={now} />
      </section>
    );
  }
  const title = say('prose.past.title', { year: last.year });
  const body = <Pairs pairs={pairs} year={last.year} />;
  return (
    <section className="np-tool" aria-label={title}>
      <div className="np-row">
        <h3 className="np-tool-title">{title}</h3>
        <div>
          <Button size="small" appearance="subtle" icon={<FullScreenMaximize16Regular />} onClick={() => wide.current?.showModal()}>
            {say('prose.past.wide')}
          </Button>
          <Button size="small" appearance="transparent" icon={<Dismiss16Regular />} aria-label={say('prose.close')} onClick={onClose} />
        </div>
      </div>
      {body}
      <dialog ref={wide} className="np-wide-dialog" aria-label={title}>
        <div className="np-row">
          <h2 className="np-tool-title">{title}</h2>
          <Button appearance="subtle" icon={<Dismiss16Regular />} aria-label={say('prose.close')} onClick={() => wide.current?.close()} />
        </div>
        {body}
      </dialog>
    </section>
  );
};

const Pairs = ({ pairs, year }: { pairs: readonly ComparedParagraph[]; year: number }) => {
  const { say } = useSay();
  return (
    <div className="np-pairs">
      <p className="np-quiet">{say('prose.past.legend')}</p>
      <div className="np-pair np-pair-head" aria-hidden>
        <span>{say('prose.past.last', { year })}</span>
        <span>{say('prose.past.now')}</span>
      </div>
      {pairs.length === 0 && <p className="np-quiet">{say('prose.past.empty')}</p>}
      {pairs.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place
        <div className={`np-pair np-pair-${pair.kind}`} key={index}>
          <p>
            <span className="np-pair-whose">{say('prose.past.last', { year })}</span>
            {pair.before === null ? (
              <span className="np-quiet">—</span>
            ) : (
              <ChangedWords before={pair.before} changes={pair.changes} show="before" />
            )}
            {pair.kind === 'removed' && <span className="np-pair-note">{say('prose.past.removed')}</span>}
          </p>
          <p>
            <span className="np-pair-whose">{say('prose.past.now')}</span>
            {pair.after === null ? (
              <span className="np-quiet">—</span>
            ) : pair.before === null ? (
              pair.after
            ) : (
              <ChangedWords before={pair.before} changes={pair.changes} />
            )}
            {pair.kind === 'same' && <span className="np-pair-note">{say('prose.past.same')}</span>}
            {pair.kind === 'added' && <span className="np-pair-note">{say('prose.past.added')}</span>}
          </p>
        </div>
      ))}
    </div>
  );
};
