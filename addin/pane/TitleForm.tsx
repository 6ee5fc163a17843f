// Organ and year of the report: the title it is published under. The coordinator changes them, everybody reads them.
import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import { setMeta } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { editionForYear } from '#shared/edition/editions';
import type { Desk } from '../state/desk.ts';
import { useForbidden, useReport } from '../state/use-desk.ts';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';

export const TitleForm = ({ desk }: { desk: Desk }) => {
  const { say, tell } = useSay();
  const report = useReport(desk)?.report;
  const forbidden = useForbidden(desk, { kind: 'meta' });
  const heldOrgan = report?.organ ?? '';
  const heldYear = report?.year === null || report === undefined ? '' : String(report.year);
  const [organ, setOrgan] = useState(heldOrgan);
  const [year, setYear] = useState(heldYear);
  useEffect(() => setOrgan(heldOrgan), [heldOrgan]);
  useEffect(() => setYear(heldYear), [heldYear]);

  const organName = organ.replace(/\s/g, '');
  const yearNumber = /^2\d{3}$/.test(year.trim()) ? Number(year.trim()) : null;
  const isChanged = organName !== heldOrgan || year.trim() !== heldYear;
  const otherForm = report && yearNumber !== null && editionForYear(yearNumber)?.key !== report.edition.id;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isChanged || organName === '' || yearNumber === null) return;
    setMeta(desk.session.report.get(), { organ: organName, year: yearNumber }, paneOrigin('adopted'));
  };
  return (
    <form className="np-stack" onSubmit={save}>
      <Field label={say('pane.new.organ')} {...(organName === '' ? { validationMessage: say('pane.new.organMissing') } : {})}>
        <Input value={organ} maxLength={200} readOnly={forbidden !== null} onChange={(_, { value }) => setOrgan(value)} />
      </Field>
      <Field
        label={say('pane.new.year')}
        {...(yearNumber === null && year !== '' ? { validationMessage: say('pane.new.yearWrong', { year: 2024 }) } : {})}
      >
        <Input value={year} inputMode="numeric" maxLength={4} readOnly={forbidden !== null} onChange={(_, { value }) => setYear(value)} />
      </Field>
      {otherForm && isChanged && (
        <Notice kind="warn">{say('pane.more.otherForm', { year: yearNumber ?? '', edition: report.edition.key })}</Notice>
      )}
      {forbidden ? (
        <p className="np-quiet">{tell(forbidden)}</p>
      ) : (
        <div className="np-actions">
          <Button type="submit" disabled={!isChanged || organName === '' || yearNumber === null}>
            {say('pane.more.saveTitle')}
          </Button>
        </div>
      )}
    </form>
  );
};
