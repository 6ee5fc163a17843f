// One open report: its session and all that is derived from it for the pane, and the workbook host that shows it.
// DeskScreen.tsx opens it, gives it hosts and closes it.
import type { CellId } from '#shared/cell/cell-id';
import type { YearReport } from '#shared/check/carry-over';
import type { SectionKey } from '#shared/edition/types';
import { message } from '#shared/i18n/translate';
import type { ProseSpan } from '#shared/narrative/assertion';
import type { Notice } from '../host/notice.ts';
import type { SheetFault } from '../host/sheet-fault.ts';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { FileReview } from '../sync/file-review.ts';
import type { Session, Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import { decorateHost } from './decorate-host.ts';
import { createTogether, type Together } from './together.ts';
import { createUndo, type Undo } from './undo.ts';
import { type FindingsNow, type Judge, watchFindings } from './watch-findings.ts';
import { type Here, leaveCell, tellPlace, watchPresence } from './watch-presence.ts';
import { type ReportNow, watchReport } from './watch-report.ts';

export type Desk = {
  readonly session: Session;
  readonly report: Watched<ReportNow | null>;
  readonly findings: Watched<FindingsNow>;
  readonly presence: Watched<readonly Here[]>;
  /** The finding the person stands on; both its sides are marked in the form. */
  readonly current: Watched<string | null>;
  readonly standOn: (finding: string | null) => void;
  /** Compares with last year's report (null: with none) from now on; the findings follow. */
  readonly compareWith: (last: YearReport | null) => void;
  /** Following, typing signs, conversations. */
  readonly together: Together;
  readonly undo: Undo;
  /** Totals the workbook shows otherwise than the form's formulas give; they are among the findings too. */
  readonly faults: Watched<readonly SheetFault[]>;
  /** Has the workbook put one of them right. */
  readonly repair: (fault: SheetFault) => void;
  /** What the open file changed by itself, once it is known. */
  readonly fileReview: Watched<FileReview | null>;
  /** The cell selected in the workbook. */
  readonly selected: Watched<CellId | null>;
  /** The prose part the person was last sent to or chose, and how often: the prose tab opens it each time. */
  readonly section: Watched<SectionNow>;
  /** The last thing the workbook had to tell the person; null once dismissed or some seconds old. */
  readonly notice: Watched<Notice | null>;
  readonly dismissNotice: () => void;
  readonly tellNotice: (notice: Notice) => void;
  readonly selectCell: (cell: CellId) => void;
  /** Whether the workbook marks by selecting and in no other way: it draws neither the sides of a finding nor who is where. */
  readonly marksBySelecting: Watched<boolean>;
  /** Selects several cells as one where that can be. */
  readonly selectCells: (cells: readonly CellId[]) => void;
  /** Shows a prose part in the pane's editor. Others see the person there. */
  readonly openSection: (section: SectionKey, words?: ProseSpan) => void;
  /** The editor has selected the words it was opened for. */
  readonly wordsShown: () => void;
  /** Tells the others that the person is in a prose part. */
  readonly stayIn: (section: SectionKey) => void;
  /** Lets a host show the report until the returned function is called, which closes the host. One at a time. */
  readonly attach: (host: WorkbookHost, bind: Bind) => () => void;
  readonly close: () => void;
};

/** `words` waits for the editor to select them. */
export type SectionNow = { readonly key: SectionKey; readonly asked: number; readonly words: ProseSpan | null };

/** What ties the document to a host (sync/bind-workbook.ts). */
export type Bind = (deps: { readonly session: Session; readonly host: WorkbookHost; readonly onNotice: (notice: Notice) => void }) => {
  readonly close: () => void;
  readonly review?: FileReview;
};

/** Takes over the session: closing the desk closes it. */
export const openDesk = (session: Session, loadJudge: () => Promise<Judge>): Desk => {
  const report = watchReport(session.report);
  const faults = createWatched<readonly SheetFault[]>([]);
  const fileReview = createWatched<FileReview | null>(null);
  const last = createWatched<YearReport | null | undefined>(undefined);
  const findings = watchFindings(report, loadJudge, faults, last);
  const current = createWatched<string | null>(null);
  const presence = watchPresence(session.awareness);
  const selected = createWatched<CellId | null>(null);
  const section = createWatched<SectionNow>({ key: '1', asked: 0, words: null });
  const notice = createWatched<Notice | null>(null);
  const marksBySelecting = createWatched(false);
  let host: WorkbookHost | null = null;
  let forget: ReturnType<typeof setTimeout> | undefined;
  const tellNotice = (told: Notice | null) => {
    clearTimeout(forget);
    notice.set(told);
    if (told) forget = setTimeout(() => notice.set(null), NOTICE_MILLISECONDS);
  };
  const together = createTogether({
    session,
    presence,
    showSection: (key) => section.set({ key, asked: section.get().asked + 1, words: null }),
  });
  const undo = createUndo(session.report, () => tellNotice({ message: message('sync.undoEmptied'), cell: null, section: null }));

  return {
    session,
    report,
    findings,
    current,
    standOn: current.set,
    compareWith: last.set,
    presence,
    together,
    faults,
    repair: (fault) => {
      // What goes wrong is told by the host itself.
      host?.repair?.(fault).catch(() => undefined);
    },
    fileReview,
    undo,
    selected,
    section,
    notice,
    dismissNotice: () => tellNotice(null),
    tellNotice,
    selectCell: (cell) => {
      void host?.select(cell);
    },
    marksBySelecting,
    selectCells: (cells) => {
      const [first] = cells;
      if (first) void (host?.selectAll?.(cells) ?? host?.select(first));
    },
    wordsShown: () => section.set({ ...section.get(), words: null }),
    openSection: (key, words) => {
      section.set({ key, asked: section.get().asked + 1, words: words ?? null });
      tellPlace(session.awareness.get(), { cell: null, section: key });
    },
    stayIn: (key) => tellPlace(session.awareness.get(), { cell: null, section: key }),
    attach: (attached, bind) => {
      host = attached;
      marksBySelecting.set(attached.selectAll !== undefined);
      const binding = bind({ session, host: attached, onNotice: tellNotice });
      const stopSelecting = attached.onSelect((cell, to = null) => {
        selected.set(cell);
        if (cell) tellPlace(session.awareness.get(), { cell, section: null, to });
        else leaveCell(session.awareness.get());
      });
      const separate = together.attach(attached);
      fileReview.set(binding.review ?? null);
      const stopFaults = attached.onFaults?.((now) => faults.set(now));
      const stopDecorating = decorateHost(attached, { report, findings, presence, comments: together.comments, current });
      return () => {
        stopSelecting();
        separate();
        stopDecorating();
        stopFaults?.();
        faults.set([]);
        fileReview.set(null);
        binding.close();
        attached.close();
        if (host !== attached) return;
        host = null;
        marksBySelecting.set(false);
      };
    },
    close: () => {
      clearTimeout(forget);
      undo.close();
      together.close();
      presence.close();
      findings.close();
      report.close();
      session.close();
    },
  };
};

const NOTICE_MILLISECONDS = 12_000;
