// Where a new report's opening figures come from: a report of this organ that is here already, or last year's text. A part of NewReport.tsx.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { ReportSummary } from '#shared/protocol/http';
import type { Api } from '../state/api.ts';
import { newestReports, type OpeningYear } from '../state/opening-year.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useLoaded } from '../state/use-loaded.ts';
import { Notice } from './Notice.tsx';
import { SourceField } from './SourceField.tsx';
import { useSay } from './words.tsx';
import './new-report.css';

type Props = {
  readonly api: Pick<Api, 'listReports'>;
  readonly peopleApi: Pick<PeopleApi, 'report'>;
  readonly onTake: (last: OpeningYear) => void;
};

export const LastYearChoice = ({ api, peopleApi, onTake }: Props) => {
  const { say, tell } = useSay();
  const { loaded } = useLoaded(api.listReports);
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<Message | null>(null);
  const stored = loaded.kind === 'here' ? newestReports(loaded.value).slice(0, MOST) : [];
  const take = async ({ id }: ReportSummary) => {
    if (busy !== null) return;
    setBusy(id);
    setFault(null);
    try {
      const answer = await peopleApi.report(id);
      const { readStored } = await import('../state/read-stored.ts');
      const read = answer.ok ? readStored(answer.value) : null;
      if (read) return onTake({ report: read.report, computed: read.computed, isStored: true });
      setFault(answer.ok ? message('pane.new.storedOdd') : answer.error.reason);
    } catch {
      setFault(message('pane.app.partMissing'));
    }
    setBusy(null);
  };
  return (
    <>
      {stored.length > 0 && (
        <fieldset className="np-bare np-choice-set">
          <legend className="np-label">{say('pane.new.stored')}</legend>
          <div className="np-actions">
            {stored.map((one) => (
              <Button key={one.id} size="small" disabledFocusable={busy !== null} onClick={() => void take(one)}>
                {say('team.invite.reportOption', { organ: one.organ === '' ? say('pane.desk.untitled') : one.organ, year: one.year })}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      {fault && (
        <Notice kind="bad" isAlert>
          {tell(fault)}
        </Notice>
      )}
      <details className="np-listed">
        <summary>{say('pane.new.last')}</summary>
        <p className="np-quiet">{say('pane.new.lastHint')}</p>
        <SourceField
          label={say('pane.import.paste')}
          rows={5}
          onRead={({ read: { report }, totalsOf }) => onTake({ report, computed: totalsOf(report).computed, isStored: false })}
        />
      </details>
    </>
  );
};

/** More organs than this are not one office's daily choice: they paste the text. */
const MOST = 6;
