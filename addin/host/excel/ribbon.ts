// Answers the ribbon's buttons and keys. They run in the page of the pane (shared runtime), which may be hidden: it is shown where
// the answer is to be read there. taskpane.tsx connects it.
import { RIBBON_COMMANDS, type RibbonCommand } from '#shared/protocol/ribbon';

/** The part of Microsoft's `Office` namespace the ribbon needs. */
export type RibbonOffice = {
  readonly actions?: { readonly associate: (id: string, action: (event?: RibbonEvent) => unknown) => void };
  readonly addin?: { readonly showAsTaskpane: () => Promise<void> };
};

/** Buttons bring one, keys do not. */
type RibbonEvent = { readonly completed?: () => void };

/** `ask` carries a command out and says whether that could be done at once. Does nothing where Excel has no shared runtime. */
export const answerRibbon = (office: RibbonOffice, ask: (command: RibbonCommand) => boolean): void => {
  const { actions, addin } = office;
  if (!actions || !addin) return;
  for (const command of RIBBON_COMMANDS) {
    actions.associate(command, async (event) => {
      try {
        const isDone = ask(command);
        // Walking through the findings stays in the sheet, unless there is something to do in the pane first.
        if (!isDone || !WALKING.has(command)) await addin.showAsTaskpane();
      } catch {
        // The pane cannot be shown, for instance while Excel closes: nobody is there to be told.
      } finally {
        // Without it the button stays grey for minutes.
        event?.completed?.();
      }
    });
  }
};

const WALKING: ReadonlySet<RibbonCommand> = new Set(['nextFinding', 'previousFinding']);
