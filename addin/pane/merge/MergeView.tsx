// The office adds up the reports of the units below it: choose the files, see what counts and what it comes to, write it. Opened from
// MoreTab.tsx; loaded when first opened.
import { Button, Spinner } from '@fluentui/react-components';
import { DocumentArrowUp16Regular } from '@fluentui/react-icons';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Desk } from '../../state/desk.ts';
import { type FilesRead, MOST_FILES, readReports } from '../../state/merge-reports.ts';
import { useForbidden } from '../../state/use-desk.ts';
import { Notice } from '../Notice.tsx';
import { useSay } from '../words.tsx';
import { MergeResult } from './MergeResult.tsx';
import '#shared/i18n/rooms/files';

type Props = { readonly desk: Desk; readonly onDone: () => void; readonly onCancel: () => void };

export const MergeView = ({ desk, onDone, onCancel }: Props) => {
  const { say, tell } = useSay();
  const forbidden = useForbidden(desk, { kind: 'meta' });
  const picker = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<Message | null>(null);
  const [fault, setFault] = useState<Message | null>(null);
  const [read, setRead] = useState<FilesRead | null>(null);
  /** Whoever leaves does not wait for the rest of the files. */
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const take = async (files: readonly File[]) => {
    if (progress !== null || files.length === 0) return;
    setFault(null);
    if (files.length > MOST_FILES) return setFault(message('merge.tooMany', { count: files.length, limit: MOST_FILES }));
    try {
      const count = files.length;
      const done = await readReports(files, (at, file) => {
        if (isHere.current) setProgress(message('merge.reading', { at, count, file }));
        return isHere.current;
      });
      if (done) setRead(done);
    } finally {
      setProgress(null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take([...event.dataTransfer.files]);
  };

  return (
    <section className="np-stack" aria-labelledby="np-merge-title" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <h2 id="np-merge-title" className="np-view-title">
        {say('merge.title')}
      </h2>
      {forbidden && <Notice kind="info">{tell(forbidden)}</Notice>}
      {!forbidden && !read && (
        <>
          <p className="np-quiet">{say('merge.hint')}</p>
          <div className="np-actions">
            <Button
              appearance="primary"
              icon={<DocumentArrowUp16Regular />}
              disabledFocusable={progress !== null}
              onClick={() => picker.current?.click()}
            >
              {say('merge.choose')}
            </Button>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              accept=".txt,.md,.tsv,.csv,.json,.html,.htm,.docx,.xlsx,text/plain,text/html"
              aria-label={say('merge.choose')}
              onChange={(event) => {
                const files = [...(event.target.files ?? [])];
                event.target.value = '';
                void take(files);
              }}
            />
            <Button appearance="subtle" onClick={onCancel}>
              {say('pane.app.cancel')}
            </Button>
          </div>
          <div role="status">{progress && <Spinner size="tiny" labelPosition="after" label={tell(progress)} />}</div>
          {fault && (
            <Notice kind="bad" isAlert>
              {tell(fault)}
            </Notice>
          )}
        </>
      )}
      {!forbidden && read && <MergeResult desk={desk} read={read} onDone={onDone} onAnother={() => setRead(null)} onCancel={onCancel} />}
    </section>
  );
};
