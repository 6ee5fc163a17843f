// What the coordinator finds first: how far everybody is, what is nobody's, who is late; giving parts away, reminding, sending on.
import { Button } from '@fluentui/react-components';
import { MegaphoneLoud16Regular, PanelRightContract20Regular, PanelRightExpand20Regular, PersonAdd16Regular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { type Filter, isShown, partRows, personRows } from '../../state/board.ts';
import type { Desk } from '../../state/desk.ts';
import { dayOf, proposedDue } from '../../state/due.ts';
import { askView } from '../../state/pane-way.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useFindings, useMe, useReport, useSaved } from '../../state/use-desk.ts';
import { type Picked, useHanding } from '../../state/use-handing.ts';
import { useWatched } from '../../state/watched.ts';
import type { MemberInfo } from '../../sync/session-state.ts';
import { Notice } from '../Notice.tsx';
import { StepButtons } from '../StepButtons.tsx';
import { useSay } from '../words.tsx';
import { BoardFilters } from './BoardFilters.tsx';
import { BoardItem } from './BoardItem.tsx';
import { CarryTeam } from './CarryTeam.tsx';
import { ChaseForm } from './ChaseForm.tsx';
import { GiveParts } from './GiveParts.tsx';
import { PersonTargets } from './PersonTargets.tsx';
import { ReturnedNote } from './ReturnedNote.tsx';
import { ShareAddress } from './ShareAddress.tsx';
import './board.css';

type Props = { readonly desk: Desk; readonly api: PeopleApi; readonly onCell: () => void };

export const BoardDesk = ({ desk, api, onCell }: Props) => {
  const { say } = useSay();
  const me = useMe(desk);
  const report = useReport(desk)?.report;
  const now = useFindings(desk);
  const saved = useSaved(desk);
  const people = useWatched(desk.session.people);
  const reviews = useWatched(desk.session.reviews);
  const [isByPart, setIsByPart] = useState(false);
  const [filter, setFilter] = useState<Filter>('all');
  const [picked, setPicked] = useState<{ readonly what: Picked; readonly how: 'key' | 'drag' } | null>(null);
  const [isChasing, setIsChasing] = useState(false);
  const [isWide, setIsWide] = useState(false);
  const handing = useHanding(api, desk.session.reportId, people, proposedDue(report?.year ?? null, dayOf(new Date())));
  const origin = useRef<HTMLElement | null>(null);
  if (!report) return null;
  const findings = now.kind === 'ready' ? now.result.findings.filter(({ severity, reason }) => severity !== 'hint' && !reason) : [];
  const facts = { report, people, reviews, findings, today: dayOf(new Date()) };
  const persons = personRows(facts);
  const rows = isByPart ? partRows(facts) : persons;
  const shown = rows.filter((row) => isShown(row, filter));
  const writers = people.filter(({ role }) => role === 'preparer' || role === 'coordinator');
  const late = persons.filter((row) => row.isLate && row.key !== me.id);
  const submitted = persons.filter(({ status }) => status === 'submitted').length;
  const whole = reviews.find(({ part }) => part === null);
  const blank = report.edition.inputs.filter(({ id }) => (report.cells.get(id)?.value ?? null) === null).length;
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? say('team.invite.unknown');
  const pick = (what: Picked, how: 'key' | 'drag') => {
    if (how === 'key' && document.activeElement instanceof HTMLElement) origin.current = document.activeElement;
    setPicked({ what, how });
  };
  const putBack = () => {
    setPicked(null);
    origin.current?.focus();
  };
  const give = (to: MemberInfo) => {
    if (!picked) return;
    setPicked(null);
    const isClosed = reviews.some(({ part, state }) => part === to.id && state === 'submitted');
    void handing.give(picked.what, to, isClosed);
  };
  const isDragging = picked?.how === 'drag';
  const targets = picked && (
    <PersonTargets people={writers} picked={picked.what} isDragging={isDragging} onGive={give} onCancel={putBack} />
  );
  return (
    <div className={`np-stack np-board ${isWide ? 'np-board-wide' : ''}`}>
      {(saved.kind === 'offline' || saved.kind === 'stopped') && <Notice kind="warn">{say('desks.offline')}</Notice>}
      <ReturnedNote review={whole} nameOf={nameOf} />
      <div className="np-row">
        <h2 className="np-view-title">{say('desks.board.title')}</h2>
        <Button
          className="np-wide-button"
          size="small"
          appearance="subtle"
          icon={isWide ? <PanelRightContract20Regular /> : <PanelRightExpand20Regular />}
          aria-label={say(isWide ? 'desks.board.narrowLabel' : 'desks.board.wideLabel')}
          aria-pressed={isWide}
          onClick={() => setIsWide(!isWide)}
        >
          {say(isWide ? 'desks.board.narrow' : 'desks.board.wide')}
        </Button>
      </div>
      {persons.length === 0 ? (
        <>
          <Notice kind="info">{say('desks.board.noPeople')}</Notice>
          <CarryTeam desk={desk} api={api} report={report} meId={me.id} />
        </>
      ) : (
        <p className="np-left">
          {say('desks.board.sentence', {
            people: persons.length,
            submitted,
            late: late.length > 0 ? say('desks.board.late', { count: late.length }) : '',
            cells: report.edition.inputs.length,
            blank,
          })}
        </p>
      )}
      {persons.length > 0 && submitted === persons.length && <Notice kind="good">{say('desks.board.allDone')}</Notice>}
      <div className="np-actions np-board-deeds">
        <StepButtons
          desk={desk}
          api={api}
          part={null}
          name=""
          isQuiet={submitted < persons.length || (persons.length === 0 && blank > 0)}
        />
        {late.length > 0 && (
          <Button size="small" icon={<MegaphoneLoud16Regular />} aria-expanded={isChasing} onClick={() => setIsChasing(!isChasing)}>
            {say('desks.chase.late', { count: late.length })}
          </Button>
        )}
        <Button size="small" icon={<PersonAdd16Regular />} onClick={() => askView(desk, 'members')}>
          {say('desks.board.toMembers')}
        </Button>
      </div>
      {isChasing && late.length > 0 && (
        <ChaseForm desk={desk} api={api} people={late.map(({ key }) => key)} onDone={() => setIsChasing(false)} />
      )}
      <GiveParts
        edition={report.edition}
        people={people}
        handing={handing}
        picked={picked?.what ?? null}
        onPick={pick}
        onDrop={() => setPicked(null)}
      />
      {picked?.how === 'key' && targets}
      {persons.length > 0 && <BoardFilters rows={rows} filter={filter} onFilter={setFilter} isByPart={isByPart} onByPart={setIsByPart} />}
      <ul className={`np-board-list ${isDragging ? 'np-dragging' : ''}`} aria-label={say('desks.board.title')}>
        {shown.map((row) => (
          <BoardItem
            key={row.key}
            desk={desk}
            api={api}
            edition={report.edition}
            row={row}
            meId={me.id}
            onCell={onCell}
            picked={picked?.what ?? null}
            onPick={pick}
            onDrop={() => setPicked(null)}
            onGive={isDragging && row.of.kind === 'person' ? () => row.of.kind === 'person' && give(row.of.person) : null}
          />
        ))}
      </ul>
      {isDragging && isByPart && targets}
      {persons.length > 0 && shown.length === 0 && (
        <p className="np-quiet">{say(isByPart ? 'desks.board.noPart' : 'desks.board.nobody')}</p>
      )}
      <ShareAddress reportId={desk.session.reportId} />
    </div>
  );
};
