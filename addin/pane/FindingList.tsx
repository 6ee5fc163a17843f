// What is open in the report, gravest first; F8 and Shift+F8 walk through it. The checks tab of ReportPane.tsx.
import { Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useRef } from 'react';
import type { Finding } from '#shared/check/finding';
import { message } from '#shared/i18n/translate';
import { SECTION_KEYS } from '#shared/report/report';
import type { Commands } from '../state/commands.ts';
import type { Desk } from '../state/desk.ts';
import { viewAsked } from '../state/pane-way.ts';
import { useFindingsCalmly } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { FindingCard } from './FindingCard.tsx';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  /** Brings the workbook to the front where only one of the two is in sight. */
  readonly onCell: () => void;
  /** Brings this list into sight. */
  readonly onShow: () => void;
  /** The ribbon's next and previous, where there is one. */
  readonly commands?: Commands;
};

export const FindingList = ({ desk, onCell, onShow, commands }: Props) => {
  const { say } = useSay();
  const now = useFindingsCalmly(desk);
  const current = useWatched(desk.current);
  const list = useRef<HTMLOListElement>(null);
  const findings = now.kind === 'ready' ? now.result.findings : NONE;

  const goTo = useCallback(
    (finding: Finding) => {
      desk.standOn(finding.id);
      const [cell] = finding.cells;
      const section = SECTION_KEYS.find((key) => key === finding.section);
      if (finding.words) {
        // What the prose says and the tables do not: the words come first, the card leads to the cells.
        desk.openSection(finding.words.section, finding.words);
      } else if (cell) {
        desk.selectCell(cell);
        onCell();
      } else if (section) {
        desk.openSection(section);
      }
    },
    [desk, onCell],
  );

  /** Where the walk is now; null where there is nothing to walk through. */
  const walk = useCallback(
    (step: 1 | -1): number | null => {
      const at = findings.findIndex(({ id }) => id === current);
      const next = at === -1 ? (step === 1 ? 0 : findings.length - 1) : (at + step + findings.length) % findings.length;
      const finding = findings[next];
      if (!finding) return null;
      onShow();
      goTo(finding);
      return next;
    },
    [findings, current, goTo, onShow],
  );

  const isReady = now.kind === 'ready';
  useEffect(() => {
    // Until the verdict is here the command waits with whoever asked.
    if (!isReady) return;
    return commands?.answer(['nextFinding', 'previousFinding'], (command) => {
      const at = walk(command === 'nextFinding' ? 1 : -1);
      // The person is in the sheet: the pane says which one it is, aloud where a screen reader listens.
      const said = at === null ? message('ribbon.walk.none') : message('ribbon.walk.finding', { at: at + 1, count: findings.length });
      desk.tellNotice({ message: said, cell: null, section: null });
    });
  }, [isReady, commands, walk, findings.length, desk]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || findings.length === 0) return;
      event.preventDefault();
      walk(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [findings.length, walk]);

  // A line of the desk or the board asks for one of them; the view is in sight already.
  const asked = useWatched(viewAsked(desk));
  useEffect(() => {
    if (asked.finding === null) return;
    desk.standOn(asked.finding);
    const now = desk.findings.get();
    const [cell] = (now.kind === 'ready' && now.result.findings.find(({ id }) => id === asked.finding)?.cells) || [];
    // The card stays in sight, also where it shares the window with the workbook.
    if (cell) desk.selectCell(cell);
  }, [asked, desk]);

  useEffect(() => {
    if (current === null) return;
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [current]);

  if (now.kind === 'waiting') return <Spinner className="np-pad" size="small" label={say('pane.verdict.waiting')} />;
  if (now.kind === 'failed') {
    return (
      <Notice kind="warn" isAlert>
        {say('pane.app.partMissing')}
      </Notice>
    );
  }
  if (findings.length === 0) {
    return (
      <Notice kind="good">
        <strong>{say('pane.findings.none')}</strong>
        <br />
        {say('pane.findings.noneMore', { total: now.balances.total })}
      </Notice>
    );
  }
  const at = findings.findIndex(({ id }) => id === current);
  return (
    <>
      <p className="np-quiet np-walk">
        <span>{at === -1 ? '' : say('pane.findings.position', { at: at + 1, count: findings.length })}</span>
        <span>{say('pane.findings.walk')}</span>
      </p>
      <ol className="np-findings" ref={list}>
        {findings.map((finding) => (
          <FindingCard
            key={finding.id}
            desk={desk}
            finding={finding}
            isCurrent={finding.id === current}
            onGo={() => goTo(finding)}
            onCell={onCell}
          />
        ))}
      </ol>
    </>
  );
};

const NONE: readonly Finding[] = [];
