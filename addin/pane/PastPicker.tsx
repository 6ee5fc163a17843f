// Where last year's report is not on this server: says so and takes its file. The file is read here and goes nowhere. The comparison of the
// text, the year view and the pictures show it.
import { Button, Spinner } from '@fluentui/react-components';
import { DocumentArrowUp16Regular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import type { PastNow, PastYears } from '../state/past-years.ts';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/files';
import '#shared/i18n/rooms/picture';

type Props = {
  readonly report: Report;
  readonly past: PastYears;
  readonly now: PastNow;
  /** One line for where last year is here and another file may be taken all the same. */
  readonly isQuiet?: boolean;
};

export const PastPicker = ({ report, past, now, isQuiet = false }: Props) => {
  const { say, tell } = useSay();
  const picker = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Message | null>(null);
  const take = async (file: File) => {
    setIsBusy(true);
    setFault(null);
    try {
      const { readEarlier } = await import('../state/read-stored.ts');
      const read = await readEarlier(file, report.year);
      if (read.ok) past.add(read.value);
      else setFault(read.error);
    } catch {
      setFault(message('pane.app.partMissing'));
    } finally {
      setIsBusy(false);
    }
  };
  if (now.kind === 'waiting') return <Spinner className="np-pad" size="small" label={say('picture.past.loading')} />;
  const choose = (
    <Button size="small" icon={<DocumentArrowUp16Regular />} disabled={isBusy} onClick={() => picker.current?.click()}>
      {say(isQuiet ? 'picture.past.other' : 'picture.past.choose')}
    </Button>
  );
  return (
    <div className="np-stack">
      {isQuiet ? (
        <div className="np-actions">{choose}</div>
      ) : (
        <Notice kind="info" actions={choose}>
          {say('picture.past.none', { year: report.year === null ? '' : report.year - 1 })}
          {now.reason && <p>{tell(now.reason)}</p>}
        </Notice>
      )}
      <input
        ref={picker}
        type="file"
        accept=".txt,.md,.json,.html,.htm,.docx,.xlsx,text/plain,text/html"
        hidden
        aria-label={say('picture.past.choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      {fault && (
        <Notice kind="bad" isAlert>
          {tell(fault)}
        </Notice>
      )}
    </div>
  );
};
