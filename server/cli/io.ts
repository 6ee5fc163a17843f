// What a command may touch of the outside: streams, files, language. main.ts makes the real one; tests make their own.
import type { Lang, Message } from '#shared/i18n/translate';

export type Io = {
  readonly lang: Lang;
  /** Writes to standard output as is. */
  readonly out: (content: string | Uint8Array) => void;
  /** Writes one sentence and a line break to standard error. */
  readonly say: (message: Message) => void;
  readonly readStdin: (limit: number) => Promise<Uint8Array>;
};

/** Words one after the other, as the language lists them. */
export const listed = (words: readonly string[], { lang }: Pick<Io, 'lang'>): string => words.join(lang === 'zh' ? '、' : ', ');

/** An expected end of a command: a sentence for standard error, and the exit code. */
export class CommandEnd extends Error {
  readonly sentence: Message;
  readonly code: 1 | 2;
  constructor(sentence: Message, code: 1 | 2) {
    super(sentence.key);
    this.sentence = sentence;
    this.code = code;
  }
}
