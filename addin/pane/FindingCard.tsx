// One finding as a colleague would put it: how grave, what with which numbers, what to do. FindingList.tsx lists them.
import { Button } from '@fluentui/react-components';
import { DismissCircle16Filled, Info16Filled, Warning16Filled } from '@fluentui/react-icons';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import { formatCellValue } from '#shared/cell/cell-value';
import type { Cause, Finding } from '#shared/check/finding';
import { message } from '#shared/i18n/translate';
import { adoptCauses } from '../state/adopt.ts';
import type { Desk } from '../state/desk.ts';
import { useReport } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { ConfirmZero } from './ConfirmZero.tsx';
import { cellPlace, identityMessage, sectionMessage } from './labels.ts';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  readonly finding: Finding;
  readonly isCurrent: boolean;
  readonly onGo: () => void;
  readonly onCell: () => void;
};

export const FindingCard = ({ desk, finding, isCurrent, onGo, onCell }: Props) => {
  const { say, tell } = useSay();
  const edition = useReport(desk)?.report.edition;
  const Icon = ICONS[finding.severity];
  const place = (cell: CellId) => (edition ? cellPlace(edition, cell, tell) : cell);
  const target = finding.words
    ? say('pane.findings.words', { section: tell(sectionMessage(finding.words.section)), number: finding.words.paragraph + 1 })
    : finding.cells[0]
      ? place(finding.cells[0])
      : finding.section
        ? tell(sectionMessage(finding.section))
        : '';
  const [first, ...others] = finding.together ? [] : finding.causes;
  const symptoms = finding.symptoms.flatMap((id) => {
    const words = edition && identityMessage(edition, id, tell);
    return words ? [{ id, text: tell(words) }] : [];
  });
  const goTo = (cell: CellId) => {
    desk.selectCell(cell);
    onCell();
  };
  return (
    <li className={`np-finding np-finding-${finding.severity}`} aria-current={isCurrent}>
      <div className="np-finding-head">
        <Icon aria-hidden className="np-finding-icon" />
        <span className="np-finding-severity">{say(`pane.severity.${finding.severity}`)}</span>
        <span className="np-quiet">{say('pane.findings.rule', { rule: finding.rule })}</span>
      </div>
      <p className="np-finding-text">{tell(finding.message)}</p>
      <div className="np-finding-actions">
        {finding.together && finding.causes.length > 0 && (
          <Adopt desk={desk} causes={finding.causes} label={say('pane.findings.adoptAll', { count: finding.causes.length })} isFirst />
        )}
        {first && (
          <Adopt
            desk={desk}
            causes={[first]}
            label={say('pane.findings.adopt', { value: formatCellValue(first.value) })}
            isFirst={others.length === 0}
          />
        )}
        {finding.rule === 'C1' && <ConfirmZero desk={desk} cells={finding.cells} />}
        {target !== '' && (
          <Button size="small" appearance="transparent" className="np-go" onClick={onGo}>
            {target}
          </Button>
        )}
      </div>
      {others.length > 0 && (
        <details>
          <summary>{say('pane.findings.others', { count: others.length })}</summary>
          <ul className="np-plain">
            {others.map((cause) => (
              <li key={cause.cell} className="np-row">
                <button type="button" className="np-link" onClick={() => goTo(cause.cell)}>
                  {place(cause.cell)}
                </button>
                <Adopt desk={desk} causes={[cause]} label={say('pane.findings.adopt', { value: formatCellValue(cause.value) })} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {symptoms.length > 0 && (
        <details>
          <summary>{say('pane.findings.symptoms', { count: symptoms.length })}</summary>
          <ul className="np-plain">
            {symptoms.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      {finding.cells.length > (finding.words ? 0 : 1) && (
        <details open={finding.words !== undefined}>
          <summary>{say('pane.findings.cells', { count: finding.cells.length })}</summary>
          <ul className="np-plain">
            {finding.cells.slice(0, LISTED).map((cell) => (
              <li key={cell}>
                <button type="button" className="np-link" onClick={() => goTo(cell)}>
                  {place(cell)}
                </button>
              </li>
            ))}
            {finding.cells.length > LISTED && (
              <li className="np-quiet">{say('pane.findings.moreCells', { count: finding.cells.length - LISTED })}</li>
            )}
          </ul>
        </details>
      )}
    </li>
  );
};

/** Takes the suggestion; where a cell is not the person's to change, the reason stands at the button. */
const Adopt = ({ desk, causes, label, isFirst = false }: { desk: Desk; causes: readonly Cause[]; label: string; isFirst?: boolean }) => {
  const { say, tell } = useSay();
  const now = useReport(desk);
  const me = useWatched(desk.session.me);
  const people = useWatched(desk.session.people);
  const judged = causes.map(({ cell }) => can(me, 'edit', { kind: 'cell', cell }, { people })).find(({ ok }) => !ok);
  const reason = judged && !judged.ok ? tell(judged.error) : null;
  const [only] = causes.length === 1 ? causes : [];
  const spoken =
    only && now
      ? say('pane.findings.adoptLabel', { place: cellPlace(now.report.edition, only.cell, tell), value: formatCellValue(only.value) })
      : label;
  const adopt = () => {
    if (!now || reason !== null) return;
    adoptCauses(now, causes);
    desk.tellNotice({ message: message('pane.findings.adopted'), cell: only?.cell ?? null, section: null });
  };
  return (
    <Button
      size="small"
      appearance={isFirst ? 'primary' : 'secondary'}
      disabledFocusable={reason !== null}
      title={reason ?? spoken}
      aria-label={reason ? `${spoken} ${reason}` : spoken}
      onClick={adopt}
    >
      {label}
    </Button>
  );
};

const ICONS = { error: DismissCircle16Filled, query: Warning16Filled, hint: Info16Filled } as const;
/** A finding over a hundred blanks names the first of them; the grid shows the rest. */
const LISTED = 12;
