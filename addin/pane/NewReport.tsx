// A new report: organ and year give the form; last year's text, where there is one, gives the opening figures.
// App.tsx shows it; loaded when first opened.
import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { editionForYear, editions } from '#shared/edition/editions';
import type { Message } from '#shared/i18n/translate';
import { openYear } from '#shared/report/open-year';
import type { Report } from '#shared/report/report';
import type { Api } from '../state/api.ts';
import type { SourceRead } from '../state/read-source.ts';
import { Card } from './Card.tsx';
import { Notice } from './Notice.tsx';
import { SourceField } from './SourceField.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/files';
import '#shared/i18n/rooms/report';

type Props = {
  readonly api: Api;
  /** The year most likely meant: the one that has just ended. */
  readonly likelyYear: number;
  /** `opening` holds the figures to write into the new report; null without last year's text. */
  readonly onCreated: (id: string, opening: Report | null) => void;
  readonly onCancel: () => void;
  readonly onSignOut: (reason: Message) => void;
};

export const NewReport = ({ api, likelyYear, onCreated, onCancel, onSignOut }: Props) => {
  const { say, tell } = useSay();
  const [organ, setOrgan] = useState('');
  const [yearText, setYearText] = useState(String(likelyYear));
  const [last, setLast] = useState<SourceRead | null>(null);
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
  const opened = edition && year !== null && last ? openYear(edition, organName, year, last.read.report) : null;
  const lastYear = last?.read.report.year ?? null;

  const create = async (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (isBusy || organName === '' || year === null || edition === null) return;
    setIsBusy(true);
    const answer = await api.createReport({ organ: organName, year, edition: edition.key });
    setIsBusy(false);
    if (answer.ok) onCreated(answer.value, opened?.report ?? null);
    else if (answer.error.kind === 'signedOut') onSignOut(answer.error.reason);
    else setFault(answer.error.reason);
  };

  const takeLast = (source: SourceRead) => {
    setLast(source);
    // Last year's text knows both; what the person has already typed stays.
    if (organ === '' && source.read.report.organ !== null) setOrgan(source.read.report.organ);
    if (source.read.report.year !== null && yearText === String(likelyYear)) setYearText(String(source.read.report.year + 1));
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
          <details className="np-listed">
            <summary>{say('pane.new.last')}</summary>
            <p className="np-quiet">{say('pane.new.lastHint')}</p>
            <SourceField label={say('pane.import.paste')} rows={5} onRead={takeLast} />
          </details>
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

const lastTitle = ({ read: { report } }: SourceRead): string => `${report.organ ?? ''}${report.year ?? ''}${report.edition.titleSuffix}`;
