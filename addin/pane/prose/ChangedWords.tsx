// A text with what changed in it marked: new words underlined, gone ones struck through, both in brackets for those who see or hear no
// lines. The prose tools use it.
import type { ReactNode } from 'react';
import type { Change } from '#shared/text/word-diff';

type Props = { readonly before: string; readonly changes: readonly Change[]; readonly show?: 'both' | 'before' | 'after' };

/** `show`: the older text with what is gone, the newer with what is new, or one text with both. */
export const ChangedWords = ({ before, changes, show = 'after' }: Props) => {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { from, to, text } of changes) {
    pieces.push(before.slice(at, from));
    if (show !== 'after' && to > from) pieces.push(<del key={`d${from}`}>{before.slice(from, to)}</del>);
    if (show !== 'before' && text !== '') pieces.push(<ins key={`i${from}`}>{text}</ins>);
    at = to;
  }
  pieces.push(before.slice(at));
  return <span className="np-changed">{pieces}</span>;
};
