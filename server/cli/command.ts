// What every command file exports: how it is written, what it does, and the work itself.
import type { Io } from './io.ts';

export type Command = {
  /** The line after `nianbao`, for example "check FILE [--last LAST]". */
  readonly usage: string;
  readonly summary: { readonly zh: string; readonly en: string };
  /** Does the work and gives the exit code; ends by throwing CommandEnd where a sentence says it all. */
  readonly run: (args: readonly string[], io: Io) => Promise<0 | 1 | 2>;
};
