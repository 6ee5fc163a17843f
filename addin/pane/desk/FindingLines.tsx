// Findings in a line each, leading to their cards in the checks tab. The clerk's desk lists those about one's own part.
import { DismissCircle16Filled, Info16Filled, Warning16Filled } from '@fluentui/react-icons';
import type { Finding } from '#shared/check/finding';
import { briefly } from '../../state/cell-help.ts';
import type { Desk } from '../../state/desk.ts';
import { askView } from '../../state/pane-way.ts';
import { useReport } from '../../state/use-desk.ts';
import { cellPlace } from '../labels.ts';
import { useSay } from '../words.tsx';
import '#shared/i18n/rooms/desks';
import '../reasons.css';

export const FindingLines = ({ desk, findings }: { readonly desk: Desk; readonly findings: readonly Finding[] }) => {
  const { say, tell, lang } = useSay();
  const edition = useReport(desk)?.report.edition;
  return (
    <ul className="np-plain np-finding-lines">
      {findings.slice(0, SHOWN).map((finding) => {
        const Icon = ICONS[finding.severity];
        return (
          <li key={finding.id}>
            <button
              type="button"
              className={`np-finding-line np-finding-${finding.severity}`}
              onClick={() => askView(desk, 'findings', finding.id)}
            >
              <Icon aria-hidden className="np-finding-icon" />
              <span>
                <span className="np-finding-severity">{say(`pane.severity.${finding.severity}`)}</span>{' '}
                {finding.reason && `${say('reasons.sign')} · `}
                {tell(briefly(finding))}
                {lang === 'en' && edition && finding.cells[0] && (
                  <span className="np-quiet"> {cellPlace(edition, finding.cells[0], tell)}</span>
                )}
              </span>
            </button>
            {finding.reason && <p className="np-finding-said">{say('reasons.said', { text: shorten(finding.reason.text) })}</p>}
          </li>
        );
      })}
      {findings.length > SHOWN && (
        <li>
          <button type="button" className="np-link" onClick={() => askView(desk, 'findings')}>
            {say('desks.mine.more', { count: findings.length - SHOWN })}
          </button>
        </li>
      )}
    </ul>
  );
};

const shorten = (text: string): string => (text.length <= MOST_WORDS ? text : `${text.slice(0, MOST_WORDS - 1)}…`);

const ICONS = { error: DismissCircle16Filled, query: Warning16Filled, hint: Info16Filled } as const;
const SHOWN = 6;
const MOST_WORDS = 60;
