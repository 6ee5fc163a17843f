// Where the others are, in Excel, whose cells are not ours to paint: one line that always has its place, so that nothing moves when somebody
// does. In the cell the person stands in it says so first. ExcelFrame.tsx shows it.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition } from '#shared/edition/types';
import { message } from '#shared/i18n/translate';
import { toA1 } from '#shared/workbook/address';
import { layoutOf } from '#shared/workbook/layout';
import type { Desk } from '../state/desk.ts';
import { usePresence, useReport, useSaved, useSelection } from '../state/use-desk.ts';
import type { Here } from '../state/watch-presence.ts';
import { cellPlace, sectionMessage } from './labels.ts';
import { listText } from './part-label.ts';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/comments';
import './others.css';

export const OthersHere = ({ desk }: { readonly desk: Desk }) => {
  const { say, tell, lang } = useSay();
  const edition = useReport(desk)?.report.edition ?? null;
  const others = usePresence(desk).filter(({ isSelf }) => !isSelf);
  const here = others.filter(({ cell, section }) => cell !== null || section !== null);
  const selected = useSelection(desk);
  const { kind } = useSaved(desk);
  const isAlone = others.length === 0;
  const same = selected === null ? [] : here.filter(({ cell }) => cell === selected);
  const typing = same.filter(({ isTyping }) => isTyping);
  const namesOf = (people: readonly Here[]) => {
    const names = [...new Set(people.map(({ name }) => name))];
    return { names: listText(names, lang), count: names.length };
  };
  const warning =
    typing.length > 0 ? say('excel.here.typing', namesOf(typing)) : same.length > 0 ? say('excel.here.sameCell', namesOf(same)) : '';
  const go = (person: Here) => {
    if (person.cell) desk.selectCell(person.cell);
    else if (person.section) desk.openSection(person.section);
  };
  const [shown, hidden] = [here.slice(0, SHOWN), here.length - SHOWN];
  return (
    <section className="np-others" aria-label={say('excel.here.title')}>
      {/* Spoken when a colleague comes into the same cell; moving about elsewhere is not. */}
      <p className="np-others-same" role="status" title={warning} hidden={warning === ''}>
        {warning}
      </p>
      {warning === '' && here.length === 0 && (
        <p className="np-quiet">
          {isAlone
            ? say(kind === 'offline' || kind === 'stopped' ? 'excel.here.unknown' : 'excel.here.alone')
            : say('excel.here.nowhere', namesOf(others))}
        </p>
      )}
      {warning === '' && here.length > 0 && (
        <ul>
          {shown.map((person) => {
            const where = (place: string) => say('excel.here.in', { name: person.name, place });
            const words = where(placeOf(person, edition, tell));
            return (
              <li key={person.client}>
                <button type="button" className="np-link" title={words} aria-label={words} onClick={() => go(person)}>
                  {person.cell && edition ? where(addressText(edition, person.cell)) : words}
                </button>
              </li>
            );
          })}
          {hidden > 0 && <li className="np-quiet">{say('excel.here.more', { count: hidden })}</li>}
        </ul>
      )}
    </section>
  );
};

const placeOf = (person: Here, edition: Edition | null, tell: Parameters<typeof cellPlace>[2]): string => {
  if (person.cell && edition) return cellPlace(edition, person.cell, tell);
  return person.section ? tell(message('follow.writingAt', { place: tell(sectionMessage(person.section)) })) : '';
};

/** As Excel itself names it, because the words of a row and a column do not fit into a narrow line. */
const addressText = (edition: Edition, cell: CellId): string => {
  const { addressById, sheetByKey } = layoutOf(edition);
  const at = addressById.get(cell);
  return at ? `${sheetByKey.get(at.sheet)?.name ?? ''} ${toA1(at.row, at.column)}` : '';
};

const SHOWN = 2;
