// Who is in the report and where. desk.ts makes it; the people line, the prose tabs and the host's marks read it.
import type { Awareness } from 'y-protocols/awareness';
import type { CellId } from '#shared/cell/cell-id';
import { splitCellId } from '#shared/cell/cell-id';
import type { SectionKey } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';
import type { Watched } from '../sync/session-state.ts';
import { deriveWatched } from './watched.ts';

export type Here = {
  /** One per open window; a person with two windows is here twice. */
  readonly client: number;
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly cell: CellId | null;
  readonly section: SectionKey | null;
  readonly isSelf: boolean;
};

/** Everyone here, oneself first, the others by name. */
export const watchPresence = (source: Watched<Awareness>) =>
  deriveWatched<readonly Here[]>(
    () => readHere(source.get()),
    (changed) => {
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
        awareness.off('change', changed);
      };
    },
  );

/** Says where this person is now; others see it. */
export const tellPlace = (awareness: Awareness, place: { readonly cell: CellId | null; readonly section: SectionKey | null }): void => {
  const state = awareness.getLocalState();
  if (!state || (state.cell === place.cell && state.section === place.section)) return;
  awareness.setLocalState({ ...state, ...place });
};

const readHere = (awareness: Awareness): readonly Here[] => {
  const here: Here[] = [];
  for (const [client, state] of awareness.getStates()) {
    const { user, cell, section } = state as { user?: unknown; cell?: unknown; section?: unknown };
    if (!isUser(user)) continue;
    here.push({
      client,
      ...user,
      colour: COLOUR.test(user.colour) ? user.colour : '#5b6770',
      cell: typeof cell === 'string' && splitCellId(cell) ? (cell as CellId) : null,
      section: SECTION_KEYS.find((key) => key === section) ?? null,
      isSelf: client === awareness.clientID,
    });
  }
  return here.sort((a, b) => Number(b.isSelf) - Number(a.isSelf) || a.name.localeCompare(b.name, 'zh-CN') || a.client - b.client);
};

const isUser = (user: unknown): user is { id: string; name: string; colour: string } =>
  typeof user === 'object' &&
  user !== null &&
  'id' in user &&
  'name' in user &&
  'colour' in user &&
  typeof user.id === 'string' &&
  typeof user.name === 'string' &&
  typeof user.colour === 'string';

const COLOUR = /^#[0-9a-fA-F]{6}$/;
