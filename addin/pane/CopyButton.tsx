// Copies a text and says whether it worked. Office views often forbid the clipboard, so it may not.
import { Button } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { copyText } from './copy-text.ts';
import { useSay } from './words.tsx';

export const CopyButton = ({ text, label, words }: { text: string; label: string; words?: string }) => {
  const { say } = useSay();
  const [done, setDone] = useState<boolean | null>(null);
  const copy = async () => setDone(await copyText(text));
  const shown = done === null ? (words ?? say('pane.app.copy')) : done ? say('pane.app.copied') : say('pane.app.copyFailed');
  return (
    <Button size="small" icon={<Copy16Regular />} aria-label={done === null ? label : shown} onClick={copy} onBlur={() => setDone(null)}>
      <span aria-live="polite">{shown}</span>
    </Button>
  );
};
