// The language of the pane and its sentences. App.tsx provides it; every view speaks through useSay().
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Lang, Message, MessageKey } from '#shared/i18n/translate';
import { message, translate } from '#shared/i18n/translate';

type Say = {
  readonly lang: Lang;
  /** A sentence by key, as `message` takes it. */
  readonly say: <K extends MessageKey>(...given: Parameters<typeof message<K>>) => string;
  /** A message somebody else built. */
  readonly tell: (given: Message) => string;
  readonly setLang: (lang: Lang) => void;
};

/** The sentences in the language of the moment. */
export const useSay = (): Say => useContext(Words);

export const WordsProvider = ({ lang, setLang, children }: { lang: Lang; setLang: (lang: Lang) => void; children: ReactNode }) => {
  const words = useMemo<Say>(() => sayIn(lang, setLang), [lang, setLang]);
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  return <Words.Provider value={words}>{children}</Words.Provider>;
};

const sayIn = (lang: Lang, setLang: (lang: Lang) => void): Say => ({
  lang,
  setLang,
  say: (...given) => translate(lang, message(...given)),
  tell: (given) => translate(lang, given),
});

const Words = createContext<Say>(sayIn('zh', () => {}));
