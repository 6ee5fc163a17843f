// Turns a message (key and parameters) into a sentence. The core passes messages around; only the edges
// (pane, command line, HTTP answers) call translate().
import type { Sentences } from './rooms/all.ts';
import './rooms/all.ts';
import { sentenceOf } from './sentences.ts';

export type Lang = 'zh' | 'en';

export type MessageKey = keyof Sentences;

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? NameOf<Name> | NamesIn<Rest> : never;
/** `count|cell|cells` is the parameter `count`. */
type NameOf<S extends string> = S extends `${infer Name}|${string}` ? Name : S;

/** The parameter names a key's sentences use, in either language. */
export type ParametersOf<K extends MessageKey> = NamesIn<Sentences[K]['zh'] | Sentences[K]['en']>;

/** A sentence not yet spoken: key and parameters. Official labels may be parameters; they are Chinese in both languages. */
export type Message = {
  readonly key: MessageKey;
  readonly parameters: Readonly<Record<string, string | number>>;
};

/** Builds a message; the compiler checks that every parameter the sentence needs is given. */
export const message = <K extends MessageKey>(
  key: K,
  ...parameters: [ParametersOf<K>] extends [never] ? [] : [Readonly<Record<ParametersOf<K>, string | number>>]
): Message => ({ key, parameters: parameters[0] ?? {} });

/** The sentence in the wanted language, parameters put in; `{count|cell|cells}` is the word that goes with the number. */
export const translate = (lang: Lang, { key, parameters }: Message): string =>
  // The key itself can only be seen where a part forgot to bring its sentences, which a test of the build prevents.
  (sentenceOf(key)?.[lang] ?? key).replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return one === undefined || many === undefined ? String(value) : String(value) === '1' ? one : many;
  });
