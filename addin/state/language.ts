// The language of the pane: what the person chose, else what the surroundings (the file, Excel itself) speak, else Chinese.
// start-pane.tsx makes it; the views, the server's answers and the session follow it.
import type { Lang } from '#shared/i18n/translate';
import type { Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import type { KeyStore } from './key-store.ts';

export type Language = Watched<Lang> & {
  /** Kept in this browser and, where there is one, in the file. */
  readonly choose: (lang: Lang) => void;
};

export type Surroundings = {
  /** What the open file or Excel itself speaks; null where that is not known. */
  readonly findLang: () => Promise<Lang | null>;
  readonly keepLang: (lang: Lang) => void;
};

export const createLanguage = (preferences: KeyStore, surroundings?: Surroundings): Language => {
  const chosen = readLang(preferences.get(LANGUAGE));
  const state = createWatched<Lang>(chosen ?? 'zh');
  let isChosen = chosen !== null;
  // The pane does not wait for it: whoever reads Chinese sees it at once.
  if (!isChosen) {
    surroundings?.findLang().then((found) => {
      if (found !== null && !isChosen) state.set(found);
    });
  }
  return {
    get: state.get,
    subscribe: state.subscribe,
    choose: (lang) => {
      isChosen = true;
      preferences.set(LANGUAGE, lang);
      surroundings?.keepLang(lang);
      state.set(lang);
    },
  };
};

/** A language as it was kept; null where it is none. */
const readLang = (text: unknown): Lang | null => (text === 'zh' || text === 'en' ? text : null);

const LANGUAGE = 'language';
