// Paste a text or choose (or drop) a file, have it read here. The import view and the new-report view use it.
import { Button, Spinner } from '@fluentui/react-components';
import { DocumentArrowUp16Regular } from '@fluentui/react-icons';
import { type DragEvent, useId, useRef, useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { SourceRead } from '../state/read-source.ts';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';

export const SourceField = ({ label, rows, onRead }: { label: string; rows: number; onRead: (source: SourceRead) => void }) => {
  const { say, tell } = useSay();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Message | null>(null);

  const read = async (source: string | File) => {
    if (isBusy) return;
    if (typeof source === 'string' && source.trim() === '') return setFault(message('pane.import.empty'));
    setIsBusy(true);
    setFault(null);
    try {
      const { readSource } = await import('../state/read-source.ts');
      const result = await readSource(source);
      if (result.ok) onRead(result.value);
      else setFault(result.error);
    } catch {
      setFault(message('pane.app.partMissing'));
    } finally {
      setIsBusy(false);
    }
  };

  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void read(file);
  };

  return (
    <div className="np-stack">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="np-textarea np-source"
        rows={rows}
        value={text}
        spellCheck={false}
        disabled={isBusy}
        onChange={(event) => setText(event.target.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      <div className="np-actions">
        <Button appearance="primary" disabled={isBusy} onClick={() => void read(text)}>
          {isBusy ? <Spinner size="tiny" label={say('pane.import.reading')} /> : say('pane.import.read')}
        </Button>
        <Button icon={<DocumentArrowUp16Regular />} disabled={isBusy} onClick={() => picker.current?.click()}>
          {say('pane.import.file')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".txt,.md,.tsv,.csv,.json,.html,.htm,.docx,.xlsx,text/plain,text/html"
          hidden
          aria-label={say('pane.import.file')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) void read(file);
          }}
        />
      </div>
      {fault && (
        <Notice kind="bad" isAlert>
          {tell(fault)}
        </Notice>
      )}
    </div>
  );
};
