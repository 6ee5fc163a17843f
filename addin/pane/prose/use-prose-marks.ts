// Everything that is drawn under a prose part, from what the checks read, what the cells say and where the others are. ProseEditor.tsx uses it.
import { useMemo, useRef } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { SectionKey } from '#shared/edition/types';
import type { Years } from '#shared/narrative/figures';
import { type StaleSentence, staleSentences } from '#shared/narrative/sentences/recognise';
import type { Hit } from '../../state/find-text.ts';
import type { FindingsNow } from '../../state/watch-findings.ts';
import { type CaretMark, type Mark, shiftMarks } from './marks.ts';
import { differs, type Statement, statementsIn } from './statements.ts';
import { useRemoteCarets } from './use-carets.ts';

/** What a search found, in the text it searched. */
export type Found = { readonly text: string; readonly hits: readonly Hit[]; readonly at: number };

export type ProseMarks = {
  readonly statements: readonly Statement[];
  /** Sentences the cells word otherwise now. */
  readonly stale: readonly StaleSentence[];
  readonly marks: readonly Mark[];
  readonly carets: readonly CaretMark[];
};

type From = {
  readonly held: Y.Text;
  /** As the field shows it; while an input method composes, not what the document holds. */
  readonly text: string;
  readonly isComposing: boolean;
  readonly section: SectionKey;
  readonly findings: FindingsNow;
  readonly years: Years | null;
  readonly awareness: Awareness;
  readonly found: Found;
};

export const useProseMarks = ({ held, text, isComposing, section, findings, years, awareness, found }: From): ProseMarks => {
  // What the checks read belongs to the text they read; it moves with the letters until they have caught up.
  const read = useWhileSettled(
    useMemo(() => {
      const of = held.toString();
      return { of, statements: statementsIn(of, section, findings) };
    }, [held, section, findings]),
    isComposing,
  );
  const statements = useMemo(() => shiftMarks(read.statements, read.of, text), [read, text]);
  const stale = useMemo(() => (years ? staleSentences(text, years) : []), [years, text]);
  const remote = useWhileSettled(useRemoteCarets(awareness, held), isComposing);
  return useMemo(() => {
    const placed = remote.carets.map((one) => ({ ...one, start: Math.min(one.anchor, one.head), end: Math.max(one.anchor, one.head) }));
    const moved = shiftMarks(placed, remote.text, text);
    const marks: Mark[] = [
      ...moved.map(({ start, end, colour }): Mark => ({ start, end, look: 'selection', colour })),
      ...stale.map(({ start, end }): Mark => ({ start, end, look: 'stale' })),
      ...statements.map((one): Mark => ({ start: one.start, end: one.end, look: differs(one) ? 'differs' : 'agrees', id: one.id })),
      ...shiftMarks(found.hits, found.text, text).map((hit, index): Mark => ({ ...hit, look: index === found.at ? 'foundNow' : 'found' })),
    ];
    const carets = moved.map(
      ({ client, name, colour, anchor, head, start, end }): CaretMark => ({
        at: head < anchor ? start : end,
        key: `c${client}`,
        name,
        colour,
      }),
    );
    return { statements, stale, marks, carets };
  }, [remote, stale, statements, found, text]);
};

/** What others change while an input method composes is not shown yet, and so not marked: until then what stood before goes on. */
const useWhileSettled = <T>(now: T, isComposing: boolean): T => {
  const settled = useRef(now);
  if (!isComposing) settled.current = now;
  return settled.current;
};
