// The first thing everyone sees: may this report be published, and if not, how much is left. Announced when it changes.
import { Button } from '@fluentui/react-components';
import { ArrowSync20Regular, CheckmarkCircle20Filled, DismissCircle20Filled, Warning20Filled } from '@fluentui/react-icons';
import { useSettled } from '../state/use-settled.ts';
import type { FindingsNow } from '../state/watch-findings.ts';
import { VerdictFacts } from './VerdictFacts.tsx';
import { useSay } from './words.tsx';

export const VerdictLine = ({ findings }: { findings: FindingsNow }) => {
  const { say } = useSay();
  const { kind, text } = verdictOf(findings);
  const Icon = ICONS[kind];
  const said = useSettled(text(say), STILL_MILLISECONDS);
  return (
    <div className={`np-verdict np-verdict-${kind}`}>
      <Icon aria-hidden className="np-verdict-icon" />
      <div className="np-verdict-text">
        <strong role="status" aria-busy={said !== text(say)}>
          {text(say)}
        </strong>
        <span className="np-verdict-facts">{findings.kind === 'ready' ? <VerdictFacts findings={findings} /> : <span>&nbsp;</span>}</span>
      </div>
      {findings.kind === 'failed' && (
        <Button size="small" onClick={findings.retry}>
          {say('pane.app.retry')}
        </Button>
      )}
    </div>
  );
};

type Say = ReturnType<typeof useSay>['say'];

const verdictOf = (findings: FindingsNow): { kind: keyof typeof ICONS; text: (say: Say) => string } => {
  if (findings.kind === 'waiting') return { kind: 'waiting', text: (say) => say('pane.verdict.waiting') };
  if (findings.kind === 'failed') return { kind: 'failed', text: (say) => say('pane.verdict.failed') };
  const { verdict, counts } = findings.result;
  return verdict === 'publishable'
    ? { kind: 'good', text: (say) => say('pane.verdict.publishable') }
    : { kind: 'bad', text: (say) => say('pane.verdict.blocked', { count: counts.error }) };
};

/** Screen readers wait until the verdict has stood for this long: not at each key. */
const STILL_MILLISECONDS = 900;
const ICONS = { waiting: ArrowSync20Regular, failed: Warning20Filled, good: CheckmarkCircle20Filled, bad: DismissCircle20Filled } as const;
