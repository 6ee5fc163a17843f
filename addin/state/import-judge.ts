// Fetches the judge of reports, with all its rules, after the first screen stands. start-pane.tsx calls it.
import type { Judge } from './watch-findings.ts';

/** The product's judge, in a chunk of its own. */
export const importJudge = async (): Promise<Judge> => (await import('./judge.ts')).judgeReport;
