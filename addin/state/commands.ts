// Commands from outside the pane (Excel's ribbon and its keys) on their way to the view that carries them out. taskpane.tsx makes it; the
// ribbon asks, ReportPane.tsx and FindingList.tsx answer.
import type { RibbonCommand } from '#shared/protocol/ribbon';

export type Commands = {
  /**
   * Hands the command to whoever answers it; the last one waits for some time where nobody is there yet (the report is still opening, or
   * the person has to sign in first). True where it was answered at once.
   */
  readonly ask: (command: RibbonCommand) => boolean;
  /** Answers these commands until the returned function is called. */
  readonly answer: (commands: readonly RibbonCommand[], carryOut: (command: RibbonCommand) => void) => () => void;
};

export const createCommands = (now: () => number): Commands => {
  type Answerer = { readonly commands: readonly RibbonCommand[]; readonly carryOut: (command: RibbonCommand) => void };
  const answerers = new Set<Answerer>();
  let waiting: { readonly command: RibbonCommand; readonly since: number } | null = null;
  return {
    ask: (command) => {
      const found = [...answerers].find(({ commands }) => commands.includes(command));
      waiting = found ? null : { command, since: now() };
      found?.carryOut(command);
      return found !== undefined;
    },
    answer: (commands, carryOut) => {
      const answerer = { commands, carryOut };
      answerers.add(answerer);
      if (waiting && commands.includes(waiting.command)) {
        const { command, since } = waiting;
        waiting = null;
        if (now() - since < PATIENCE_MS) carryOut(command);
      }
      return () => {
        answerers.delete(answerer);
      };
    },
  };
};

/** Long enough to sign in; later the person has forgotten what they pressed. */
const PATIENCE_MS = 120_000;
