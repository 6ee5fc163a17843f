// Who is in the report, where, and doing what: coloured initials with names; a click offers to go there or to follow.
import '#shared/i18n/rooms/comments';
import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { Edition } from '#shared/edition/types';
import { message } from '#shared/i18n/translate';
import type { Desk } from '../state/desk.ts';
import { usePresence, useReport } from '../state/use-desk.ts';
import type { Here } from '../state/watch-presence.ts';
import { cellPlace, sectionMessage } from './labels.ts';
import { useSay } from './words.tsx';

export const People = ({ desk }: { desk: Desk }) => {
  const { say, tell } = useSay();
  const edition = useReport(desk)?.report.edition ?? null;
  const here = onePerPerson(usePresence(desk));
  const others = here.filter(({ isSelf }) => !isSelf);
  const go = (person: Here) => {
    if (person.cell) desk.selectCell(person.cell);
    else if (person.section) desk.openSection(person.section);
  };
  return (
    <ul className="np-people" aria-label={others.length === 0 ? say('pane.people.alone') : say('pane.people.title')}>
      {here.slice(0, SHOWN).map((person) => {
        const place = placeOf(person, edition, tell);
        const name = person.isSelf ? say('pane.people.self', { name: person.name }) : person.name;
        const isAnywhere = !person.isSelf && (person.cell !== null || person.section !== null);
        const label = isAnywhere
          ? say('follow.menu', { name, place })
          : say('pane.people.at', { name, place: person.isSelf || place === '' ? say('pane.people.looking') : place });
        const face = (
          <button
            type="button"
            className={`np-face ${person.isTyping ? 'np-face-busy' : ''}`}
            {...(person.isSelf ? {} : { style: { background: person.colour, color: inkOn(person.colour) } })}
            title={label}
            aria-label={label}
            aria-disabled={!isAnywhere}
          >
            {initialOf(person.name)}
          </button>
        );
        return (
          <li key={person.id}>
            {isAnywhere ? (
              <Menu>
                <MenuTrigger disableButtonEnhancement>{face}</MenuTrigger>
                <MenuPopover>
                  <p className="np-face-where">{label}</p>
                  <MenuList>
                    <MenuItem onClick={() => go(person)}>{say('follow.goTo')}</MenuItem>
                    <MenuItem onClick={() => desk.together.follow.start(person)}>{say('follow.start')}</MenuItem>
                  </MenuList>
                </MenuPopover>
              </Menu>
            ) : (
              face
            )}
          </li>
        );
      })}
      {here.length > SHOWN && <li className="np-quiet">+{here.length - SHOWN}</li>}
    </ul>
  );
};

/** A person with two windows is one person, shown where the last known place is. */
const onePerPerson = (here: readonly Here[]): readonly Here[] => {
  const byId = new Map<string, Here>();
  for (const person of here) {
    const known = byId.get(person.id);
    if (!known || (!known.isSelf && known.cell === null && known.section === null)) byId.set(person.id, person);
  }
  return [...byId.values()];
};

/** Where somebody is and what they do there. */
const placeOf = (person: Here, edition: Edition | null, tell: Parameters<typeof cellPlace>[2]): string => {
  if (person.cell && edition) {
    const place = cellPlace(edition, person.cell, tell);
    return person.isTyping ? tell(message('follow.typingAt', { place })) : place;
  }
  return person.section ? tell(message('follow.writingAt', { place: tell(sectionMessage(person.section)) })) : '';
};

/** A Chinese given name's last character tells more people apart than the surname. */
const initialOf = (name: string): string => {
  const characters = [...name.trim()];
  return (/[\u4e00-\u9fff]/.test(name) ? characters.at(-1) : characters[0]?.toUpperCase()) ?? '?';
};

/** Black or white, whichever reads better on the colour. */
const inkOn = (colour: string): string => {
  const part = (at: number) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2;
  const light = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  return light > 0.18 ? '#000' : '#fff';
};

const SHOWN = 5;
