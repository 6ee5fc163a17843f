// What the clerk finds first: what came back and why, by when, what is left and the way to it, what is wrong in it, and handing it in.
import { Button } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons';
import type { Desk } from '../../state/desk.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { extentOf, nextBlank, progressOf } from '../../state/progress.ts';
import { useFindings, useMe, useReport, useSelection } from '../../state/use-desk.ts';
import { useWatched } from '../../state/watched.ts';
import { ConfirmZero } from '../ConfirmZero.tsx';
import { cellPlace } from '../labels.ts';
import { Notice } from '../Notice.tsx';
import { listText } from '../part-label.ts';
import { useSay } from '../words.tsx';
import { DueLine } from './DueLine.tsx';
import { FindingLines } from './FindingLines.tsx';
import { HandIn } from './HandIn.tsx';
import { OwnPlaces } from './OwnPlaces.tsx';
import { ReturnedNote } from './ReturnedNote.tsx';

type Props = { readonly desk: Desk; readonly api: PeopleApi; readonly onCell: () => void };

export const ClerkDesk = ({ desk, api, onCell }: Props) => {
  const { say, tell, lang } = useSay();
  const me = useMe(desk);
  const report = useReport(desk)?.report;
  const findings = useFindings(desk);
  const people = useWatched(desk.session.people);
  const reviews = useWatched(desk.session.reviews);
  const selected = useSelection(desk);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? say('team.invite.unknown');
  if (!report) return null;
  if (me.assigned.length === 0) {
    const coordinators = people.filter(({ role }) => role === 'coordinator').map(({ name }) => name);
    return (
      <Notice kind="info">
        <p>{say('desks.mine.none')}</p>
        {coordinators.length > 0 && <p>{say('desks.mine.noneAsk', { names: listText(coordinators, lang) })}</p>}
      </Notice>
    );
  }
  // What is explained waits for nobody.
  const found = findings.kind === 'ready' ? findings.result.findings.filter(({ reason }) => !reason) : [];
  const progress = progressOf(report, found, extentOf(report.edition, me.assigned));
  const { cells, blankCells, emptySections } = progress;
  const whole = reviews.find(({ part }) => part === null);
  const own = reviews.find(({ part }) => part === me.id);
  const isOpen = (!whole || whole.state === 'draft' || whole.state === 'returned') && own?.state !== 'submitted';
  const next = isOpen ? nextBlank(blankCells, selected) : undefined;
  return (
    <>
      <ReturnedNote review={isOpen ? own : undefined} nameOf={nameOf} />
      <section className="np-desk-box" aria-label={say('desks.mine.title')}>
        <div className="np-row">
          <h2 className="np-view-title">{say('desks.mine.title')}</h2>
          <DueLine due={me.due ?? null} isOpen={isOpen} />
        </div>
        {cells.length > 0 && (
          <>
            <p className="np-left">
              {blankCells.length === 0
                ? say('desks.mine.full', { cells: cells.length })
                : say('desks.mine.cells', { cells: cells.length, filled: cells.length - blankCells.length, blank: blankCells.length })}
            </p>
            <div className="np-meter" aria-hidden>
              <div style={{ width: `${(100 * (cells.length - blankCells.length)) / cells.length}%` }} />
            </div>
          </>
        )}
        {isOpen && blankCells.length > 0 && (
          <div className="np-actions">
            {next && (
              <Button
                appearance="primary"
                size="small"
                icon={<ArrowRight16Regular />}
                title={say('desks.mine.nextHint', { place: cellPlace(report.edition, next, tell) })}
                onClick={() => {
                  desk.selectCell(next);
                  onCell();
                }}
              >
                {say('desks.mine.next')}
              </Button>
            )}
            <ConfirmZero desk={desk} cells={blankCells} />
          </div>
        )}
        <OwnPlaces desk={desk} report={report} assigned={me.assigned} onCell={onCell} />
      </section>
      <section aria-label={say('desks.mine.findings', { count: progress.findings.length })}>
        {progress.findings.length > 0 ? (
          <>
            <h2 className="np-view-title">{say('desks.mine.findings', { count: progress.findings.length })}</h2>
            <FindingLines desk={desk} findings={progress.findings} />
          </>
        ) : (
          findings.kind === 'ready' && <p className="np-quiet">{say('desks.mine.clean')}</p>
        )}
      </section>
      <HandIn
        desk={desk}
        api={api}
        wholeState={whole?.state ?? 'draft'}
        ownState={own?.state ?? 'draft'}
        left={{
          blanks: blankCells.length,
          sections: emptySections.length,
          errors: progress.findings.filter(({ severity }) => severity === 'error').length,
        }}
      />
    </>
  );
};
