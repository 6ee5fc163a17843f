// Sentences written from the cells that the cells word otherwise now: old and new side by side, changed only on the person's word.
// ProseEditor.tsx shows it above the text.
import { Button } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons';
import type { StaleSentence } from '#shared/narrative/sentences/recognise';
import { wordChanges } from '../../state/compare-prose.ts';
import { useSay } from '../words.tsx';
import { ChangedWords } from './ChangedWords.tsx';

type Props = {
  readonly stale: readonly StaleSentence[];
  readonly onUpdate: (stale: readonly StaleSentence[]) => void;
  readonly onLater: () => void;
};

export const StaleSentences = ({ stale, onUpdate, onLater }: Props) => {
  const { say } = useSay();
  return (
    <details className="np-stale" open>
      <summary>
        <ArrowSync16Regular aria-hidden /> {say('prose.stale', { count: stale.length })}
      </summary>
      <ul className="np-sentences">
        {stale.map((one) => (
          <li key={`${one.start} ${one.text}`} className="np-stale-item">
            <dl className="np-stale-pair">
              <dt>{say('prose.stale.old')}</dt>
              <dd>{one.text}</dd>
              <dt>{say('prose.stale.new')}</dt>
              <dd>
                <ChangedWords before={one.text} changes={wordChanges(one.text, one.fresh)} />
              </dd>
            </dl>
            <Button size="small" aria-label={say('prose.stale.updateThis', { words: one.fresh })} onClick={() => onUpdate([one])}>
              {say('prose.stale.update')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="np-actions">
        {stale.length > 1 && (
          <Button size="small" appearance="primary" onClick={() => onUpdate(stale)}>
            {say('prose.stale.updateAll', { count: stale.length })}
          </Button>
        )}
        <Button size="small" appearance="transparent" onClick={onLater}>
          {say('prose.stale.later')}
        </Button>
      </div>
    </details>
  );
};
