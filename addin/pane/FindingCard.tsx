// One finding as a colleague would put it: how grave, what with which numbers, what to do. FindingList.tsx lists them.
import { Button } from '@fluentui/react-components';
import { DismissCircle16Filled, Info16Filled, Warning16Filled } from '@fluentui/react-icons';
import type { CellId } from '#shared/cell/cell-id';
import { formatCellValue } from '#shared/cell/cell-value';
import type { Finding } from '#shared/check/finding';
import { briefly, ruleHelp } from '../state/cell-help.ts';
import type { Desk } from '../state/desk.ts';
import { useReportCalmly } from '../state/use-desk.ts';
import { AdoptButton } from './AdoptButton.tsx';
import { ConfirmZero } from './ConfirmZero.tsx';
import { ExplainedSign, FindingReason } from './FindingReason.tsx';
import { FindingWays } from './FindingWays.tsx';
import { cellPlace, identityMessage, sectionMessage } from './labels.ts';
import { RepairButton } from './RepairButton.tsx';
import { SideButtons } from './SideButtons.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/help';

type Props = {
  readonly desk: Desk;
  readonly finding: Finding;
  readonly isCurrent: boolean;
  readonly onGo: () => void;
  readonly onCell: () => void;
};

export const FindingCard = ({ desk, finding, isCurrent, onGo, onCell }: Props) => {
  const { say, tell } = useSay();
  const edition = useReportCalmly(desk)?.report.edition;
  const Icon = ICONS[finding.severity];
  const place = (cell: CellId) => (edition ? cellPlace(edition, cell, tell) : cell);
  const target = finding.words
    ? say('pane.findings.words', { section: tell(sectionMessage(finding.words.section)), number: finding.words.paragraph + 1 })
    : finding.cells[0]
      ? place(finding.cells[0])
      : finding.section
        ? tell(sectionMessage(finding.section))
        : '';
  const rule = ruleHelp(finding.rule);
  const [only] = finding.causes;
  const isChoice = finding.ways !== undefined;
  const symptoms = finding.symptoms.flatMap((id) => {
    const words = edition && identityMessage(edition, id, tell);
    return words ? [{ id, text: tell(words) }] : [];
  });
  const goTo = (cell: CellId) => {
    desk.selectCell(cell);
    onCell();
  };
  const more = (
    <>
      {rule && (
        <p className="np-quiet np-finding-rule">
          {tell(rule)}
          {edition && ` ${say('help.basis', { clause: edition.document })}`}
        </p>
      )}
      <div className="np-finding-actions">
        {only && !isChoice && (
          <AdoptButton
            desk={desk}
            causes={finding.causes}
            label={
              finding.together
                ? say('pane.findings.adoptAll', { count: finding.causes.length })
                : say('pane.findings.adopt', { value: formatCellValue(only.value) })
            }
            isAnswer
          />
        )}
        {finding.rule === 'E1' && <RepairButton desk={desk} finding={finding} />}
        {finding.rule === 'C1' && <ConfirmZero desk={desk} cells={finding.cells} />}
        {target !== '' && (
          <Button size="small" appearance="transparent" className="np-go" onClick={onGo}>
            {target}
          </Button>
        )}
      </div>
      {isChoice && <FindingWays desk={desk} finding={finding} onGo={goTo} />}
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
    </>
  );
  return (
    <li className={`np-finding np-finding-${finding.severity}`} aria-current={isCurrent}>
      <div className="np-finding-head">
        <Icon aria-hidden className="np-finding-icon" />
        <span className="np-finding-severity">{say(`pane.severity.${finding.severity}`)}</span>
        {finding.reason && <ExplainedSign />}
        <span className="np-quiet">{say('pane.findings.rule', { rule: finding.rule })}</span>
      </div>
      <p className="np-finding-text">{tell(briefly(finding))}</p>
      {isCurrent && <SideButtons desk={desk} finding={finding} />}
      {!finding.reason && more}
      <FindingReason desk={desk} finding={finding} />
      {finding.reason && (
        <details>
          <summary>{say('reasons.details')}</summary>
          {more}
        </details>
      )}
    </li>
  );
};

const ICONS = { error: DismissCircle16Filled, query: Warning16Filled, hint: Info16Filled } as const;
/** A finding over a hundred blanks names the first of them; the grid shows the rest. */
const LISTED = 12;
