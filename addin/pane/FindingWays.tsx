// The changes that would clear a finding equally well: each with its own numbers and button, none before the others.
// FindingCard.tsx shows it where nobody can tell from the figures which one is right.
import type { CellId } from '#shared/cell/cell-id';
import { formatCellValue } from '#shared/cell/cell-value';
import type { Cause, Finding } from '#shared/check/finding';
import type { Desk } from '../state/desk.ts';
import { useReportCalmly } from '../state/use-desk.ts';
import { AdoptButton } from './AdoptButton.tsx';
import { cellPlace } from './labels.ts';
import { useSay } from './words.tsx';

type Props = { readonly desk: Desk; readonly finding: Finding; readonly onGo: (cell: CellId) => void };

export const FindingWays = ({ desk, finding, onGo }: Props) => {
  const { say } = useSay();
  const { causes, together, ways = causes.length } = finding;
  const shown = together ? [causes] : causes.map((cause) => [cause]);
  const unlisted = ways - shown.length;
  const line = (changes: readonly Cause[]) => <Way key={changes[0]?.cell} desk={desk} changes={changes} onGo={onGo} />;
  return (
    <div className="np-ways">
      <p className="np-quiet">{say('pane.findings.ways', { count: ways })}</p>
      <ul className="np-plain">{shown.slice(0, SHOWN).map(line)}</ul>
      {shown.length > SHOWN && (
        <details>
          <summary>{say('pane.findings.moreWays', { count: shown.length - SHOWN })}</summary>
          <ul className="np-plain">{shown.slice(SHOWN).map(line)}</ul>
        </details>
      )}
      {unlisted > 0 && <p className="np-quiet">{say('pane.findings.unlistedWays', { count: unlisted })}</p>}
    </div>
  );
};

/** One way: each of its cells with what stands there and what would. */
const Way = ({
  desk,
  changes,
  onGo,
}: {
  readonly desk: Desk;
  readonly changes: readonly Cause[];
  readonly onGo: (cell: CellId) => void;
}) => {
  const { say, tell } = useSay();
  const report = useReportCalmly(desk)?.report;
  if (!report) return null;
  return (
    <li className="np-row">
      <span>
        {changes.map(({ cell, value }) => (
          <span key={cell} className="np-way">
            <button type="button" className="np-link" onClick={() => onGo(cell)}>
              {cellPlace(report.edition, cell, tell)}
            </button>{' '}
            {say('pane.findings.change', {
              from: formatCellValue(report.cells.get(cell)?.value ?? null) || say('pane.findings.blank'),
              to: formatCellValue(value),
            })}
          </span>
        ))}
      </span>
      <AdoptButton desk={desk} causes={changes} label={say('pane.findings.takeWay')} />
    </li>
  );
};

/** Ways in sight at once. */
const SHOWN = 3;
