// The commands of Excel's ribbon by the names both sides know: the manifest names them, the pane answers to them.

/** Opening the pane is no command of ours: Excel does that by itself. */
export const RIBBON_COMMANDS = ['check', 'nextFinding', 'previousFinding', 'publish'] as const;

export type RibbonCommand = (typeof RIBBON_COMMANDS)[number];
