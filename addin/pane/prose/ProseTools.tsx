// The tools above a prose part. ProseEditor.tsx shows them and opens what they ask for.
import { Button, ToggleButton } from '@fluentui/react-components';
import { ArrowRedo16Regular, ArrowUndo16Regular, Search16Regular, SplitVertical16Regular, TextAdd20Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, memo } from 'react';
import { useSay } from '../words.tsx';

export type Tool = 'insert' | 'find' | 'compare';

type Props = {
  readonly tool: Tool | null;
  readonly onTool: (tool: Tool | null) => void;
  readonly isReadOnly: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

export const ProseTools = memo(({ tool, onTool, isReadOnly, onUndo, onRedo }: Props) => {
  const { say } = useSay();
  const toggle = (one: Tool, icon: React.JSX.Element) => (
    <ToggleButton size="small" appearance="subtle" icon={icon} checked={tool === one} onClick={() => onTool(tool === one ? null : one)}>
      {say(`prose.${one}`)}
    </ToggleButton>
  );
  return (
    <div className="np-prose-tools" role="toolbar" aria-label={say('prose.tools')} onKeyDown={walk}>
      {!isReadOnly && toggle('insert', <TextAdd20Regular />)}
      {toggle('find', <Search16Regular />)}
      {toggle('compare', <SplitVertical16Regular />)}
      {!isReadOnly && (
        <span className="np-prose-undo">
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowUndo16Regular />}
            aria-label={say('prose.undo')}
            title={say('prose.undo')}
            onClick={onUndo}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowRedo16Regular />}
            aria-label={say('prose.redo')}
            title={say('prose.redo')}
            onClick={onRedo}
          />
        </span>
      )}
    </div>
  );
});

/** Arrows go from tool to tool, as in any row of tools. */
const walk = ({ key, currentTarget }: KeyboardEvent<HTMLElement>): void => {
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const tools = [...currentTarget.querySelectorAll('button')];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLButtonElement ? tools.indexOf(activeElement) : -1;
  if (step !== 0 && at >= 0) tools[(at + step + tools.length) % tools.length]?.focus();
};
