// Below the text: how long it is, whether that is too long, who else is here, what was just done. ProseEditor.tsx shows it.
import { textToParagraphs } from '#shared/document/schema';
import type { SectionKey } from '#shared/edition/types';
import type { Here } from '../../state/watch-presence.ts';
import { listText } from '../part-label.ts';
import { useSay } from '../words.tsx';

type Props = { readonly section: SectionKey; readonly text: string; readonly others: readonly Here[]; readonly told: string };

export const ProseFacts = ({ section, text, others, told }: Props) => {
  const { say, lang } = useSay();
  const paragraphs = textToParagraphs(text);
  const count = paragraphs.reduce((sum, paragraph) => sum + [...paragraph.replace(/\s/g, '')].length, 0);
  const limit = LIMITS[section];
  const isOver = limit !== undefined && count > limit;
  return (
    <p id="np-prose-facts" className="np-prose-facts">
      <span className={isOver ? 'np-ink-bad' : ''} role={isOver ? 'status' : undefined}>
        {isOver ? say('pane.prose.countOver', { count, limit }) : say('pane.prose.count', { count })}
      </span>
      <span>{say('pane.prose.paragraphs', { count: paragraphs.length })}</span>
      {limit !== undefined && !isOver && <span>{say('pane.prose.limit', { limit })}</span>}
      <span role="status">{told}</span>
      <span className="np-prose-others">
        {others.length > 0 && say('pane.prose.alsoHere', { names: listText([...new Set(others.map(({ name }) => name))], lang) })}
      </span>
    </p>
  );
};

/** Characters the circular asks a part to stay within. */
const LIMITS: Partial<Record<SectionKey, number>> = { '1': 1000 };
