// 合并离线修改: what the open file changed while it was not synchronised, place by place: the file's value, the server's, and what
// stood when both last agreed. Nothing is written on either side before the person chooses.
import { Button } from '@fluentui/react-components';
import { DocumentSyncRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { message } from '#shared/i18n/translate';
import { type FileCopy, type FileEdit, filePlace } from '../host/file-copy.ts';
import { cellLabel, sectionLabel } from '../host/place-label.ts';
import type { Desk } from '../state/desk.ts';
import { useReport } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { type FileReview, type FileSide, mineOf } from '../sync/file-review.ts';
import { timeText } from './ConflictTray.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { useSay } from './words.tsx';

export const FileCopyTray = ({ desk }: { desk: Desk }) => {
  const review = useWatched(desk.fileReview);
  return (
    <div className="np-tray" role="status">
      {review && <Copy desk={desk} review={review} />}
    </div>
  );
};

const Copy = ({ desk, review }: { desk: Desk; review: FileReview }) => {
  const copy = useWatched(review.copy);
  return copy && <Choices desk={desk} review={review} copy={copy} />;
};

const Choices = ({ desk, review, copy }: { desk: Desk; review: FileReview; copy: FileCopy }) => {
  const { say, lang } = useSay();
  const now = useReport(desk);
  const [chosen, setChosen] = useState<ReadonlyMap<string, FileSide>>(new Map());
  const rows = copy.edits.map((edit) => rowOf(edit, desk, now !== null));
  // Only the file changed these: its value is chosen until the person says otherwise.
  const sideOf = ({ place, isContested, reason }: Row): FileSide | null =>
    chosen.get(place) ?? (reason !== null ? null : isContested ? null : 'mine');
  const choices = new Map(rows.flatMap((row) => (sideOf(row) === null ? [] : [[row.place, sideOf(row) as FileSide] as const])));
  const chooseAll = (side: FileSide) => setChosen(new Map(rows.map((row) => [row.place, row.reason === null ? side : 'theirs'] as const)));
  const merge = () => {
    const count = review.settle(choices);
    desk.tellNotice({ message: message('excel.copy.done', { count }), cell: null, section: null });
  };
  return (
    <details className="np-refused" open>
      <summary>
        <DocumentSyncRegular aria-hidden /> {say('excel.copy.title', { count: rows.length })}
      </summary>
      <p className="np-quiet">{say('excel.copy.hint')}</p>
      <p className="np-quiet">
        {say('excel.copy.facts', {
          when: copy.syncedAt === null ? say('excel.copy.unknown') : timeText(copy.syncedAt, lang),
          name: copy.savedBy ?? say('excel.copy.unknown'),
        })}
      </p>
      <div className="np-actions">
        <Button size="small" onClick={() => chooseAll('mine')}>
          {say('excel.copy.allMine')}
        </Button>
        <Button size="small" onClick={() => chooseAll('theirs')}>
          {say('excel.copy.allTheirs')}
        </Button>
      </div>
      <ul className="np-plain">
        {rows.map((row) => (
          <Place
            key={row.place}
            desk={desk}
            row={row}
            side={sideOf(row)}
            onChoose={(side) => setChosen(new Map(chosen).set(row.place, side))}
          />
        ))}
      </ul>
      <div className="np-tray-foot">
        <Button size="small" appearance="primary" disabledFocusable={choices.size === 0} onClick={() => choices.size > 0 && merge()}>
          {say('excel.copy.merge', { count: choices.size })}
        </Button>
      </div>
    </details>
  );
};

const Place = ({ desk, row, side, onChoose }: { desk: Desk; row: Row; side: FileSide | null; onChoose: (side: FileSide) => void }) => {
  const { say, tell, lang } = useSay();
  const edition = useReport(desk)?.report.edition ?? null;
  const { edit, place, theirs, reason } = row;
  const label = edit.kind === 'cell' ? cellLabel(edition, edit.cell) : sectionLabel(edition, edit.section, lang);
  const show = (value: string | null) => (value === null || value === '' ? say('pane.refused.blank') : value);
  const options = [
    { key: 'mine' as const, text: say('excel.copy.mine', { value: show(textOf(edit.mine)) }) },
    { key: 'theirs' as const, text: say('excel.copy.theirs', { value: show(theirs) }) },
  ];
  return (
    <li className="np-refused-item">
      <fieldset className="np-picks">
        <legend>
          <PlaceLink desk={desk} cell={edit.kind === 'cell' ? edit.cell : null}>
            {label}
          </PlaceLink>
          {row.isContested && <strong> {say('excel.copy.both')}</strong>}
        </legend>
        {options.map(({ key, text }) => (
          <label key={key} className="np-pick">
            <input
              type="radio"
              name={place}
              checked={side === key}
              disabled={key === 'mine' && reason !== null}
              onChange={() => onChoose(key)}
            />
            <span className="np-value">{text}</span>
          </label>
        ))}
        <p className="np-quiet">
          {say('excel.copy.base', { value: edit.isBaseKnown ? show(textOf(edit.base)) : say('excel.copy.unknown') })}
          {reason !== null && ` ${tell(reason)}`}
        </p>
      </fieldset>
    </li>
  );
};

type Row = ReturnType<typeof rowOf>;

const rowOf = (edit: FileEdit, { session, report }: Desk, isHere: boolean) => {
  const doc = session.report.get();
  const held = edit.kind === 'cell' ? (doc.cells.get(edit.cell) ?? null) : doc.section(edit.section).toString();
  const theirs = isHere ? textOf(held) : null;
  const mine = mineOf(edit, {
    report: session.report.get,
    edition: () => report.get()?.report.edition ?? null,
    me: session.me.get,
    access: session.access.get,
  });
  return {
    edit,
    place: filePlace(edit),
    theirs,
    isContested: !edit.isBaseKnown || (textOf(edit.base) ?? '') !== (theirs ?? ''),
    reason: mine.ok ? null : mine.error,
  };
};

const textOf = (value: string | number | boolean | null): string | null => (value === null ? null : String(value));
