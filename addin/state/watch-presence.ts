// Who is in the report and where. desk.ts makes it; the people line, the prose tabs and the host's marks read it.
import type { Awareness } from 'y-protocols/awareness';
import type { CellId } from '#shared/cell/cell-id';
import { splitCellId } from '#shared/cell/cell-id';
import type { SectionKey } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';
import type { NewTimer } from '../sync/reconnect.ts';
import { platformTimer } from '../sync/reconnect.ts';
import type { Watched } from '../sync/session-state.ts';
import { createTypists, type Typists } from './typing.ts';
import { deriveWatched } from './watched.ts';

export type Here = {
  /** One per open window; a person with two windows is here twice. */
  readonly client: number;
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly cell: CellId | null;
  readonly section: SectionKey | null;
  /** The other corner of what they have selected, where it is more than a cell. */
  readonly to: CellId | null;
  /** Entering something in the cell this moment. */
  readonly isTyping: boolean;
  readonly isSelf: boolean;
};

/** Everyone here, oneself first, the others by name. */
export const watchPresence = (source: Watched<Awareness>, now: () => number = Date.now, newTimer: NewTimer = platformTimer) => {
  let announce = () => {};
  const typists = createTypists(() => announce(), now, newTimer);
  return deriveWatched<readonly Here[]>(
    () => readHere(source.get(), typists),
    (changed) => {
      announce = changed;
      let awareness = source.get();
      awareness.on('change', changed);
      const stop = source.subscribe(() => {
        awareness.off('change', changed);
        awareness = source.get();
        awareness.on('change', changed);
        changed();
      });
      return () => {
        stop();
        typists.close();
        awareness.off('change', changed);
      };
    },
    APART,
  );
};

/** Says where this person is now; others see it. */
export const tellPlace = (awareness: Awareness, place: OwnPlace): void => {
  const state = awareness.getLocalState();
  const to = place.to ?? null;
  if (!state || (state.cell === place.cell && state.section === place.section && (state.to ?? null) === to)) return;
  awareness.setLocalState({ ...state, cell: place.cell, section: place.section, to });
};

/** Says that this person is in no cell any more; that they are in a prose part stays true. */
export const leaveCell = (awareness: Awareness): void => {
  const state = awareness.getLocalState();
  if (state && (state.cell ?? null) !== null) awareness.setLocalState({ ...state, cell: null, to: null });
};

type OwnPlace = { readonly cell: CellId | null; readonly section: SectionKey | null; readonly to?: CellId | null };

const readHere = (awareness: Awareness, typists: Typists): readonly Here[] => {
  const here: Here[] = [];
  typists.keep(new Set(awareness.getStates().keys()));
  for (const [client, state] of awareness.getStates()) {
    const { user, cell, section, to, typing } = state as Readonly<Record<string, unknown>>;
    if (!isUser(user)) continue;
    here.push({
      client,
      ...user,
      colour: COLOUR.test(user.colour) ? user.colour : '#5b6770',
      cell: toCell(cell),
      to: toCell(to),
      isTyping: typists.hear(client, typing) && toCell(cell) !== null,
      section: SECTION_KEYS.find((key) => key === section) ?? null,
      isSelf: client === awareness.clientID,
    });
  }
  return here.sort((a, b) => Number(b.isSelf) - Number(a.isSelf) || a.name.localeCompare(b.name, 'zh-CN') || a.client - b.client);
};

const toCell = (value: unknown): CellId | null => (typeof value === 'string' && splitCellId(value) ? (value as CellId) : null);

const isUser = (user: unknown): user is { id: string; name: string; colour: string } =>
  typeof user === 'object' &&
  user !== null &&
  'id' in user &&
  'name' in user &&
  'colour' in user &&
  typeof user.id === 'string' &&
  typeof user.name === 'string' &&
  typeof user.colour === 'string';

/** Milliseconds: with fifty people somebody always moves. */
const APART = 100;
const COLOUR = /^#[0-9a-fA-F]{6}$/;
