// The questions views ask about the open report, one hook each.
import type { AccessState, Target } from '#shared/access/can';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { Message } from '#shared/i18n/translate';
import type { Conflict, HeldEdit, MemberInfo, RefusedEdit, SavedState } from '../sync/session-state.ts';
import type { Desk, SectionNow } from './desk.ts';
import type { UndoState } from './undo.ts';
import type { FindingsNow } from './watch-findings.ts';
import type { Here } from './watch-presence.ts';
import type { ReportNow } from './watch-report.ts';
import { useWatched, useWatchedCalmly } from './watched.ts';

/** What stands in the report now; null until the document is here. */
export const useReport = (desk: Desk): ReportNow | null => useWatched(desk.report);

/** The verdict and its findings, always of one and the same state of the report. */
export const useFindings = (desk: Desk): FindingsNow => useWatched(desk.findings);

/** Both for the list of findings, which is long where much is wrong; see `useWatchedCalmly`. */
export const useReportCalmly = (desk: Desk): ReportNow | null => useWatchedCalmly(desk.report, isOwnReport);
export const useFindingsCalmly = (desk: Desk): FindingsNow => useWatchedCalmly(desk.findings, isOwnVerdict);

/** Everyone in the report, oneself first. */
export const usePresence = (desk: Desk): readonly Here[] => useWatched(desk.presence);

/** Whether what was entered is on the server's disk. */
export const useSaved = (desk: Desk): SavedState => useWatched(desk.session.saved);

/** Own edits the server would not take. */
export const useRefused = (desk: Desk): readonly RefusedEdit[] => useWatched(desk.session.refused);

/** Own edits left over from before a restore. */
export const useReview = (desk: Desk): readonly HeldEdit[] => useWatched(desk.session.review);

/** Values in dispute. */
export const useConflicts = (desk: Desk): readonly Conflict[] => useWatched(desk.session.conflicts);

/** The cell selected in the workbook. */
export const useSelection = (desk: Desk): CellId | null => useWatched(desk.selected);

/** The prose part in the editor. */
export const useSection = (desk: Desk): SectionNow => useWatched(desk.section);

export const useUndo = (desk: Desk): UndoState => useWatched(desk.undo);

export const useMe = (desk: Desk): MemberInfo => useWatched(desk.session.me);

/** Who is in the report and how the review stands, as can() wants it. */
export const useAccess = (desk: Desk): AccessState => useWatched(desk.session.access);

/** Null where the person may edit this, else the reason why not. */
export const useForbidden = (desk: Desk, target: Target): Message | null => {
  const me = useWatched(desk.session.me);
  const access = useWatched(desk.session.access);
  const judged = can(me, 'edit', target, access);
  return judged.ok ? null : judged.error;
};

const isOwnReport = (now: ReportNow | null): boolean => now?.byHand === true;
const isOwnVerdict = (now: FindingsNow): boolean => now.kind === 'ready' && now.byHand;
