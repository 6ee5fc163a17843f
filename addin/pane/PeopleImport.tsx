// Units and people from a table (.csv): looked through first, every fault named by line and column, taken in as a whole or not at all.
// Last tab of PeopleScreen.tsx.
import { Button, Field } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { PeopleImportAnswer } from '#shared/protocol/http-people';
import { importFaults, type PeopleApi } from '../state/people-api.ts';
import { useDeed } from '../state/use-deed.ts';
import { CopyButton } from './CopyButton.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { Notice } from './Notice.tsx';
import { listText } from './part-label.ts';
import { useSay } from './words.tsx';
import './table.css';

export const PeopleImport = ({ api, onImported }: { api: PeopleApi; onImported: () => Promise<void> }) => {
  const { say } = useSay();
  const [file, setFile] = useState<{ readonly name: string; readonly content: Blob } | null>(null);
  const [pasted, setPasted] = useState('');
  const [seen, setSeen] = useState<PeopleImportAnswer | null>(null);
  const fileField = useId();
  const deed = useDeed();
  const forget = () => {
    setSeen(null);
    deed.clear();
  };
  const table = (): Blob | null => file?.content ?? (pasted.trim() === '' ? null : new Blob([pasted]));
  const send = async (dryRun: boolean) => {
    const content = table();
    if (!content) return;
    const answer = await deed.run(() => api.importPeople(content, dryRun));
    setSeen(answer?.value ?? null);
    if (answer && !dryRun) await onImported();
  };
  const faults = deed.fault && importFaults(deed.fault);
  const example = say('team.import.example');
  return (
    <div className="np-stack">
      <p className="np-quiet">{say('team.import.hint')}</p>
      <div className="np-example">
        <pre>{example}</pre>
        <CopyButton text={example} label={say('team.import.copyExample')} words={say('team.import.copyExample')} />
      </div>
      <div className="np-stack">
        <label htmlFor={fileField} className="np-label">
          {say('team.import.file')}
        </label>
        <input
          id={fileField}
          className="np-file"
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          onChange={({ currentTarget: { files } }) => {
            const [chosen] = files ?? [];
            setFile(chosen ? { name: chosen.name, content: chosen } : null);
            forget();
          }}
        />
      </div>
      {!file && (
        <Field label={say('team.import.paste')}>
          {(field) => (
            <textarea
              {...field}
              className="np-textarea np-source"
              rows={5}
              value={pasted}
              spellCheck={false}
              onChange={({ currentTarget: { value } }) => {
                setPasted(value);
                forget();
              }}
            />
          )}
        </Field>
      )}
      <div className="np-actions">
        <Button appearance={seen ? 'secondary' : 'primary'} disabledFocusable={deed.isBusy || table() === null} onClick={() => send(true)}>
          {say('team.import.check')}
        </Button>
      </div>
      <FaultNotice deed={deed} />
      {faults && (
        <div className="np-table-room">
          <table className="np-table">
            <caption className="np-offstage">{say('team.import.faults')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('team.import.line')}</th>
                <th scope="col">{say('team.import.column')}</th>
                <th scope="col">{say('team.import.fault')}</th>
              </tr>
            </thead>
            <tbody>
              {faults.map(({ line, column, message: reason }) => (
                <tr key={`${line} ${column} ${reason}`}>
                  <td>{line}</td>
                  <td>{column ?? '—'}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {seen && <Seen seen={seen} isBusy={deed.isBusy} onApply={() => send(false)} />}
    </div>
  );
};

const Seen = ({ seen, isBusy, onApply }: { seen: PeopleImportAnswer; isBusy: boolean; onApply: () => void }) => {
  const { say, lang } = useSay();
  const { units, people, ignored, dryRun } = seen;
  const isNothing = units.added + units.changed + people.added + people.changed === 0;
  return (
    <Notice kind={dryRun ? 'info' : 'good'}>
      <div className="np-stack" role="status">
        <p>
          {say(dryRun ? 'team.import.would' : 'team.import.done', {
            people: people.added,
            changed: people.changed,
            units: units.added,
          })}
        </p>
        {isNothing && dryRun && <p>{say('team.import.nothing')}</p>}
        {ignored.length > 0 && <p className="np-quiet">{say('team.import.ignored', { columns: listText(ignored, lang) })}</p>}
        {dryRun && !isNothing && (
          <div className="np-actions">
            <Button appearance="primary" disabledFocusable={isBusy} onClick={onApply}>
              {say('team.import.apply')}
            </Button>
          </div>
        )}
        {!dryRun && <p className="np-quiet">{say('team.import.next')}</p>}
      </div>
    </Notice>
  );
};
