// Turns a message (key and parameters) into a sentence. The core passes messages around; only the edges
// (pane, command line, HTTP answers) call translate().
import { accessMessages } from './messages/access.ts';
import { cellMessages } from './messages/cell.ts';
import { checkMessages } from './messages/check.ts';
import { cliMessages } from './messages/cli.ts';
import { clusterMessages } from './messages/cluster.ts';
import { excelMessages } from './messages/excel.ts';
import { foreignMessages } from './messages/foreign.ts';
import { installMessages } from './messages/install.ts';
import { layoutMessages } from './messages/layout.ts';
import { narrativeMessages } from './messages/narrative.ts';
import { operationsMessages } from './messages/operations.ts';
import { paneMessages } from './messages/pane.ts';
import { peopleMessages } from './messages/people.ts';
import { publishMessages } from './messages/publish.ts';
import { readMessages } from './messages/read.ts';
import { ribbonMessages } from './messages/ribbon.ts';
import { serverMessages } from './messages/server.ts';
import { syncMessages } from './messages/sync.ts';
import { teamMessages } from './messages/team.ts';

export type Lang = 'zh' | 'en';

const messages = {
  ...accessMessages,
  ...cellMessages,
  ...checkMessages,
  ...cliMessages,
  ...clusterMessages,
  ...excelMessages,
  ...foreignMessages,
  ...installMessages,
  ...narrativeMessages,
  ...layoutMessages,
  ...operationsMessages,
  ...paneMessages,
  ...peopleMessages,
  ...publishMessages,
  ...readMessages,
  ...ribbonMessages,
  ...serverMessages,
  ...syncMessages,
  ...teamMessages,
};

export type MessageKey = keyof typeof messages;

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The parameter names a key's Chinese sentence uses. */
export type ParametersOf<K extends MessageKey> = NamesIn<(typeof messages)[K]['zh']>;

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
  messages[key][lang].replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return one === undefined || many === undefined ? String(value) : String(value) === '1' ? one : many;
  });
