// One prose part in a plain textarea everybody can type in at once. ProseTab.tsx shows it.
import { useEffect, useRef, useState } from 'react';
import { MAX_SECTION_LENGTH } from '#shared/document/entry';
import { textToParagraphs } from '#shared/document/schema';
import type { SectionKey } from '#shared/edition/types';
import type { ProseSpan } from '#shared/narrative/assertion';
import type { Desk } from '../state/desk.ts';
import { useForbidden, usePresence } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { wordsRange } from '../state/words-range.ts';
import { bindTextarea } from './bind-textarea.ts';
import { sectionMessage } from './labels.ts';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  readonly section: SectionKey;
  /** Words to select, once. */
  readonly words: ProseSpan | null;
  readonly autoFocus: boolean;
};

export const ProseEditor = ({ desk, section, words, autoFocus }: Props) => {
  const { say, tell } = useSay();
  const doc = useWatched(desk.session.report);
  const forbidden = useForbidden(desk, { kind: 'section', section });
  const saved = useWatched(desk.session.saved);
  const others = usePresence(desk).filter((here) => here.section === section && !here.isSelf);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');

  useEffect(() => {
    if (!textarea.current) return;
    const binding = bindTextarea(textarea.current, doc.section(section), setText);
    return binding.close;
  }, [doc, section]);

  useEffect(() => {
    if (autoFocus) textarea.current?.focus();
  }, [autoFocus]);

  useEffect(() => {
    const field = textarea.current;
    if (!field || words?.section !== section) return;
    const range = wordsRange(field.value, words);
    if (range) {
      // A browser scrolls to the selection of a field only when the field takes the focus.
      field.blur();
      field.setSelectionRange(range.start, range.end);
      field.focus();
    }
    desk.wordsShown();
  }, [desk, section, words]);

  const paragraphs = textToParagraphs(text);
  const count = paragraphs.reduce((sum, paragraph) => sum + [...paragraph.replace(/\s/g, '')].length, 0);
  const limit = LIMITS[section];
  const isOver = limit !== undefined && count > limit;
  return (
    <div className="np-prose">
      {forbidden && <Notice kind="info">{tell(forbidden)}</Notice>}
      <textarea
        ref={textarea}
        className="np-textarea"
        aria-label={say('pane.prose.label', { section: tell(sectionMessage(section)) })}
        aria-describedby="np-prose-facts"
        placeholder={forbidden ? '' : say('pane.prose.empty')}
        readOnly={forbidden !== null || saved.kind === 'loading'}
        maxLength={MAX_SECTION_LENGTH}
        spellCheck={false}
        onFocus={() => desk.stayIn(section)}
      />
      <p id="np-prose-facts" className="np-prose-facts">
        <span className={isOver ? 'np-ink-bad' : ''} role={isOver ? 'status' : undefined}>
          {isOver ? say('pane.prose.countOver', { count, limit }) : say('pane.prose.count', { count })}
        </span>
        <span>{say('pane.prose.paragraphs', { count: paragraphs.length })}</span>
        {limit !== undefined && !isOver && <span>{say('pane.prose.limit', { limit })}</span>}
        <span className="np-prose-others">
          {others.length > 0 && say('pane.prose.alsoHere', { names: [...new Set(others.map(({ name }) => name))].join('、') })}
        </span>
      </p>
    </div>
  );
};

/** Characters the circular asks a part to stay within. */
const LIMITS: Partial<Record<SectionKey, number>> = { '1': 1000 };
