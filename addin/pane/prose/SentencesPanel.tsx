// 插入数据句: every sentence the cells can fill now, by subject; one click puts it into the text. ProseEditor.tsx fetches it when asked for.
import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useEffect, useMemo, useRef } from 'react';
import type { Years } from '#shared/narrative/figures';
import type { Template, TemplateGroup } from '#shared/narrative/sentences/template';
import { templatesOf } from '#shared/narrative/sentences/templates';
import { type Written, writeSentence } from '#shared/narrative/sentences/write-sentence';
import type { PastYears } from '../../state/past-years.ts';
import { cellPlace } from '../labels.ts';
import { useSay } from '../words.tsx';
import { usePast } from './use-years.ts';
import '#shared/i18n/rooms/prose';

type Props = {
  readonly years: Years | null;
  readonly past: PastYears;
  readonly text: string;
  readonly onInsert: (sentence: string) => void;
  readonly onClose: () => void;
};

type Offer = { readonly template: Template; readonly written: Written };

export const SentencesPanel = ({ years, past, text, onInsert, onClose }: Props) => {
  const { say, tell } = useSay();
  usePast(past);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector('button')?.focus(), []);
  const offers = useMemo<readonly Offer[]>(
    () => (years ? templatesOf(years.report.edition).map((template) => ({ template, written: writeSentence(template, years) })) : []),
    [years],
  );
  const waiting = offers.flatMap(({ written }) => (written.kind === 'blank' ? [written.cells] : []));
  const blanks = [...new Set(waiting.flat())];
  const [firstBlank] = blanks;
  return (
    <section
      ref={panel}
      className="np-tool"
      aria-label={say('prose.sentences')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="np-row">
        <h3 className="np-tool-title">{say('prose.sentences')}</h3>
        <Button size="small" appearance="transparent" icon={<Dismiss16Regular />} aria-label={say('prose.close')} onClick={onClose} />
      </div>
      <p className="np-quiet">{say('prose.sentences.hint')}</p>
      {!years && <p className="np-quiet">{say('prose.sentences.waiting')}</p>}
      {GROUPS.map((group) => {
        const ready = offers.flatMap(({ template, written }) =>
          template.group === group && written.kind === 'written' ? [{ id: template.id, text: written.text }] : [],
        );
        const isAlone = group === 'years' && years !== null && years.last === null;
        if (ready.length === 0 && !isAlone) return null;
        return (
          <section key={group} aria-label={say(`prose.sentences.group.${group}`)}>
            <h4 className="np-tool-head">{say(`prose.sentences.group.${group}`)}</h4>
            <ul className="np-sentences">
              {ready.map((one) => (
                <li key={one.id}>
                  <button type="button" className="np-sentence" onClick={() => onInsert(one.text)}>
                    {one.text}
                    {text.includes(one.text) && <span className="np-quiet"> · {say('prose.sentences.present')}</span>}
                  </button>
                </li>
              ))}
            </ul>
            {isAlone && <p className="np-quiet">{say('prose.sentences.noLast')}</p>}
          </section>
        );
      })}
      {years && firstBlank !== undefined && (
        <p className="np-quiet">
          {say('prose.sentences.blank', {
            count: waiting.length,
            cells: blanks.length,
            cell: cellPlace(years.report.edition, firstBlank, tell),
          })}
        </p>
      )}
    </section>
  );
};

const GROUPS: readonly TemplateGroup[] = ['requests', 'art20', 'disputes', 'years'];
