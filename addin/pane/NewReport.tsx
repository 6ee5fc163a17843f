// A new report: organ and year give the form; last year's report or text, where there is one, gives the opening figures.
// App.tsx shows it; loaded when first opened.
import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { editionForYear, editions } from '#shared/edition/editions';
import type { Message } from '#shared/i18n/translate';
import { openYear } from '#shared/report/open-year';
import type { Api } from '../state/api.ts';
import type { Opening, OpeningYear } from '../state/opening-year.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { Card } from './Card.tsx';
import { LastYearChoice } from './LastYearChoice.tsx';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/files';
import '#shared/i18n/rooms/report';

type Props = {
  readonly api: Api;
  readonly peopleApi: Pick<PeopleApi, 'report'>;
  /** The year most likely meant: the one that has just ended. */
  readonly likelyYear: number;
  /** `opening`: null where the report begins without last year's. */
  readonly onCreated: (id: string, opening: Opening | null) => void;
  readonly onCancel: () => void;
  readonly onSignOut: (reason: Message) => void;
};

export const NewReport = ({ api, peopleApi, likelyYear, onCreated, onCancel, onSignOut }: Props) => {
  const { say, tell } = useSay();
  const [organ, setOrgan] = useState('');
  const [yearText, setYearText] = useState(String(likelyYear));
  const [last, setLast] = useState<OpeningYear | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const [fault, setFault] = useState<Message | null>(null);

  const year = /^[2]\d{3}$/.test(yearText.trim()) ? Number(yearText.trim()) : null;
  const edition = year === null ? null : editionForYear(year);
  const oldest = editions[0]?.years.from ?? 0;
  const yearFault =
    year === null
      ? say('pane.new.yearWrong', { year: likelyYear })
      : edition === null
        ? say('pane.new.noEdition', { year, from: oldest })
        : null;
  const organName = organ.replace(/\s/g, '');
  const opened = edition && year !== null && last ? openYear(edition, organName, year, last.report) : null;
  const lastYear = last?.report.year ?? null;

  const create = async (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (isBusy || organName === '' || year === null || edition === null) return;
    setIsBusy(true);
    const answer = await api.createReport({ organ: organName, year, edition: edition.key });
    setIsBusy(false);
    if (answer.ok) onCreated(answer.value, opened && last ? { report: opened.report, last } : null);
    else if (answer.error.kind === 'signedOut') onSignOut(answer.error.reason);
    else setFault(answer.error.reason);
  };

  const takeLast = (taken: OpeningYear) => {
    setLast(taken);
    // Last year's text knows both; what the person has already typed stays.
    if (organ === '' && taken.report.organ !== null) setOrgan(taken.report.organ);
    if (taken.report.year !== null && yearText === String(likelyYear)) setYearText(String(taken.report.year + 1));
  };

  return (
    <Card title={say('pane.new.title')}>
      <form className="np-stack" onSubmit={create}>
        <Field
          label={say('pane.new.organ')}
          hint={say('pane.new.organHint')}
          required
          {...(isAsked && organName === '' ? { validationMessage: say('pane.new.organMissing') } : {})}
        >
          <Input value={organ} maxLength={200} autoComplete="organization" onChange={(_, { value }) => setOrgan(value)} />
        </Field>
        <Field
          label={say('pane.new.year')}
          required
          {...(yearFault === null
            ? {
                hint: edition
                  ? say('pane.new.edition', { edition: edition.key, document: edition.document, cells: edition.cells.length })
                  : '',
              }
            : { validationMessage: yearFault })}
        >
          <Input value={yearText} inputMode="numeric" maxLength={4} onChange={(_, { value }) => setYearText(value)} />
        </Field>
        {last ? (
          <Notice
            kind={lastYear !== null && year !== null && lastYear !== year - 1 ? 'warn' : 'good'}
            actions={
              <Button size="small" appearance="subtle" onClick={() => setLast(null)}>
                {say('pane.import.another')}
              </Button>
            }
          >
            <p>{say('pane.new.lastTaken', { title: lastTitle(last), count: opened?.carried.length ?? 0 })}</p>
            {lastYear !== null && year !== null && lastYear !== year - 1 && (
              <p>{say('pane.new.lastYearOdd', { found: lastYear, expected: year - 1 })}</p>
            )}
          </Notice>
        ) : (
          <LastYearChoice api={api} peopleApi={peopleApi} onTake={takeLast} />
        )}
        {fault && (
          <Notice kind="bad" isAlert>
            {tell(fault)}
          </Notice>
        )}
        <div className="np-actions">
          <Button appearance="primary" type="submit" disabled={isBusy}>
            {isBusy ? <Spinner size="tiny" label={say('pane.new.creating')} /> : say('pane.new.create')}
          </Button>
          <Button appearance="subtle" onClick={onCancel}>
            {say('pane.app.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  );
};

const lastTitle = ({ report }: OpeningYear): string => `${report.organ ?? ''}${report.year ?? ''}${report.edition.titleSuffix}`;
