// Changes, newest first: who, when, where, what became what, how, and when it was made offline; each with the way back to that moment.
// Used by HistoryTab.tsx.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { HistoryRow } from '#shared/protocol/http-history';
import type { Desk } from '../state/desk.ts';
import { isRestorable } from '../state/history-pages.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useMe, useReport } from '../state/use-desk.ts';
import { conflictValueText, readConflictPlace } from '../sync/conflict-place.ts';
import { historyPlace } from './history-place.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { momentText } from './part-label.ts';
import { RestoreForm } from './RestoreForm.tsx';
import { useSay } from './words.tsx';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly rows: readonly HistoryRow[];
  /** All rows are of this one place; null: of the whole report. */
  readonly place: string | null;
  readonly onCell: () => void;
  readonly onRestored: () => Promise<void>;
};

export const HistoryList = ({ desk, api, rows, place, onCell, onRestored }: Props) => {
  const { say, tell, lang } = useSay();
  const me = useMe(desk);
  const edition = useReport(desk)?.report.edition ?? null;
  const [opened, setOpened] = useState<number | null>(null);
  const [first] = [...rows].reverse();
  if (!first) return <p className="np-quiet">{say(place === null ? 'team.history.nothing' : 'team.history.nothingHere')}</p>;
  const form = (number: number, then: string, of: string) =>
    opened === number && (
      <RestoreForm
        desk={desk}
        api={api}
        number={number}
        moment={then}
        place={isRestorable(of) ? of : null}
        onDone={async () => {
          setOpened(null);
          await onRestored();
        }}
        onCancel={() => setOpened(null)}
      />
    );
  const back = (number: number, label: string) => (
    <Button
      size="small"
      appearance="subtle"
      aria-expanded={opened === number}
      aria-label={label}
      onClick={() => setOpened(opened === number ? null : number)}
    >
      {say('team.history.back')}
    </Button>
  );
  const before = place !== null && first.number > 1 && isRestorable(place) ? first.number - 1 : null;
  return (
    <>
      {place !== null && <h2 className="np-view-title">{historyPlace(edition, place, tell)}</h2>}
      <ol className="np-lines-list np-history">
        {rows.map((row) => {
          const where = historyPlace(edition, row.place, tell);
          const { cell, root } = readConflictPlace(row.place);
          const isCell = cell !== null && root === 'cells' && edition?.cellById.has(cell);
          return (
            <li key={row.number} className="np-person">
              <div className="np-person-line">
                <span className="np-person-text">
                  <span>
                    <strong>{row.person === me.id ? say('pane.people.self', { name: row.name }) : row.name}</strong>{' '}
                    <span className="np-quiet">
                      {momentText(row.at, lang)} · {tell(howMessage(row.how))}
                    </span>
                  </span>
                  {place === null &&
                    (isCell ? (
                      <PlaceLink desk={desk} cell={cell} onCell={onCell}>
                        {where}
                      </PlaceLink>
                    ) : (
                      <span>{where}</span>
                    ))}
                  <Change row={row} />
                  {row.madeAt !== null && isLate(row.at, row.madeAt) && (
                    <span className="np-quiet">{say('team.history.madeAt', { when: momentText(row.madeAt, lang) })}</span>
                  )}
                </span>
                {back(row.number, say('team.history.backTo', { when: momentText(row.at, lang), place: where, number: row.number }))}
              </div>
              {form(row.number, row.at, row.place)}
            </li>
          );
        })}
        {before !== null && (
          <li className="np-person">
            <div className="np-person-line">
              <span className="np-quiet">{say('team.history.before')}</span>
              {back(before, say('team.history.backBefore'))}
            </div>
            {form(before, '', first.place)}
          </li>
        )}
      </ol>
    </>
  );
};

/** What became what; of prose what went and what came. */
const Change = ({ row: { place, before, after } }: { row: HistoryRow }) => {
  const { say } = useSay();
  if (place.startsWith('section:')) {
    return (
      <span className="np-change">
        {before !== null && before !== '' && <del>{say('team.history.removed', { text: shortened(before) })}</del>}
        {after !== null && after !== '' && <ins>{say('team.history.inserted', { text: shortened(after) })}</ins>}
      </span>
    );
  }
  const blank = say('team.history.blank');
  const from = shortened(conflictValueText(before) ?? blank);
  const to = shortened(conflictValueText(after) ?? blank);
  return (
    <span className="np-change">
      <span className="np-offstage">{say('team.history.fromTo', { from, to })}</span>
      <span aria-hidden>
        {from} → <b>{to}</b>
      </span>
    </span>
  );
};

const howMessage = (how: string): Message => {
  const known = HOW.find((one) => one === how);
  return known ? message(`team.how.${known}`) : message('pane.said', { text: how });
};

/** Made well before it reached the server: without a connection. */
const isLate = (at: string, madeAt: string): boolean => Date.parse(at) - Date.parse(madeAt) >= OFFLINE_MILLISECONDS;

const shortened = (text: string): string => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);

const HOW = [
  'typed',
  'pasted',
  'imported',
  'carriedOver',
  'adopted',
  'merged',
  'restored',
  'undone',
  'edited',
  'offline',
  'created',
  'seeded',
] as const;
const MOST_CHARACTERS = 120;
const OFFLINE_MILLISECONDS = 60_000;
