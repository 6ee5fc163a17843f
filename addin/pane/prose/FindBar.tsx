// Find and replace in a prose part; each replacement is one step of undo. ProseEditor.tsx fetches it when asked for.
import { Button } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronUp16Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { SectionKey } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import { SECTION_KEYS } from '#shared/report/report';
import { findAll, type Hit, hitFrom } from '../../state/find-text.ts';
import type { Replacement } from '../bind-textarea.ts';
import { listText } from '../part-label.ts';
import { useSay } from '../words.tsx';
import './compare.css';
import '#shared/i18n/rooms/prose';

type Props = {
  readonly text: string;
  readonly section: SectionKey;
  readonly report: Report | null;
  readonly isReadOnly: boolean;
  /** What was selected when it was opened. */
  readonly initial: string;
  /** Where the search begins. */
  readonly from: number;
  readonly onHits: (hits: readonly Hit[], at: number) => void;
  readonly onReplace: (replacements: readonly Replacement[]) => boolean;
  readonly onClose: () => void;
};

export const FindBar = ({ text, section, report, isReadOnly, initial, from, onHits, onReplace, onClose }: Props) => {
  const { say, lang } = useSay();
  const [what, setWhat] = useState(initial);
  const [put, setPut] = useState('');
  const [place, setPlace] = useState(from);
  const [told, setTold] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const hits = useMemo(() => findAll(text, what), [text, what]);
  const at = hitFrom(hits, place, 1);
  const current = hits[at];
  useEffect(() => onHits(hits, at), [onHits, hits, at]);
  useEffect(() => () => onHits([], -1), [onHits]);

  const elsewhere = useMemo(
    () =>
      SECTION_KEYS.flatMap((key) => {
        const count = key === section || !report || what === '' ? 0 : findAll(report.sections[key].join('\n'), what).length;
        return count === 0 ? [] : [{ key, count }];
      }),
    [report, section, what],
  );
  const step = (by: 1 | -1) => {
    if (!current) return;
    setTold('');
    const next = hits[hitFrom(hits, by === 1 ? current.end : current.start, by)];
    if (next) setPlace(next.start);
  };
  const replace = (wanted: readonly Hit[]) => {
    const [first] = wanted;
    if (!first || !onReplace(wanted.map((hit) => ({ ...hit, text: put })))) return;
    setTold(say('prose.find.replaced', { count: wanted.length }));
    setPlace(first.start + put.length);
  };
  const onKey = (event: KeyboardEvent, onEnter: () => void) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
    }
  };
  return (
    <section className="np-tool np-find" aria-label={say('prose.find.label')}>
      <div className="np-find-row">
        <input
          className="np-find-field"
          ref={field}
          value={what}
          aria-label={say('prose.find.what')}
          placeholder={say('prose.find.what')}
          maxLength={LONGEST}
          onChange={({ target }) => {
            setWhat(target.value);
            setTold('');
          }}
          onKeyDown={(event) => onKey(event, () => step(event.shiftKey ? -1 : 1))}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronUp16Regular />}
          disabled={!current}
          aria-label={say('prose.find.previous')}
          title={say('prose.find.previous')}
          onClick={() => step(-1)}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<ChevronDown16Regular />}
          disabled={!current}
          aria-label={say('prose.find.next')}
          title={say('prose.find.next')}
          onClick={() => step(1)}
        />
        <Button size="small" appearance="subtle" icon={<Dismiss16Regular />} aria-label={say('prose.close')} onClick={onClose} />
      </div>
      {!isReadOnly && (
        <div className="np-find-row">
          <input
            className="np-find-field"
            value={put}
            aria-label={say('prose.find.with')}
            placeholder={say('prose.find.with')}
            maxLength={LONGEST}
            onChange={({ target }) => setPut(target.value)}
            onKeyDown={(event) => onKey(event, () => current && replace([current]))}
          />
          <Button size="small" disabled={!current} onClick={() => current && replace([current])}>
            {say('prose.find.replace')}
          </Button>
          <Button size="small" disabled={!current} onClick={() => replace(hits)}>
            {say('prose.find.replaceAll')}
          </Button>
        </div>
      )}
      <p className="np-quiet np-find-told" role="status">
        {told !== ''
          ? told
          : what === ''
            ? ''
            : hits.length === 0
              ? say('prose.find.none')
              : say('prose.find.count', { at: at + 1, count: hits.length })}
        {elsewhere.length > 0 && (
          <span>
            {' '}
            {say('prose.find.elsewhere', {
              count: elsewhere.reduce((sum, { count }) => sum + count, 0),
              parts: listText(
                elsewhere.map(({ key }) => say(`pane.part.${key}`)),
                lang,
              ),
            })}
          </span>
        )}
      </p>
    </section>
  );
};

const LONGEST = 200;
