// Joins an open report's document with the host that shows it, both ways. The composition roots make one per host;
// what is drawn beside the values (presence, findings) and undo are the pane's.

import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { editionOfDoc } from '#shared/document/doc-to-report';
import type { ReportDoc } from '#shared/document/schema';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Lang } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { SECTION_KEYS } from '#shared/report/report';
import type { Notice } from '../host/notice.ts';
import type { HostEdit, WorkbookHost } from '../host/workbook-host.ts';
import { createFileReview, type FileReview } from './file-review.ts';
import { flushText } from './flush-text.ts';
import { contentOf, locksFor } from './host-content.ts';
import { keepCommon, syncedNow } from './keep-common.ts';
import type { NewTimer } from './reconnect.ts';
import { platformTimer } from './reconnect.ts';
import type { Session, Watched } from './session-state.ts';
import { createShadow, newUnknown, type Shadow } from './shadow.ts';
import { heldValue, takeEdits } from './take-edits.ts';
import { watchContent } from './watch-content.ts';
import { createWatched } from './watched.ts';

export type BindDeps = {
  readonly session: Pick<Session, 'report' | 'me' | 'access'> & Partial<Pick<Session, 'saved' | 'epoch'>>;
  readonly host: WorkbookHost;
  /** Language of the reasons the host shows at locked cells. */
  readonly lang: Lang;
  readonly onNotice: (notice: Notice) => void;
  /** When a batch of changes is brought to the host: at the end of the running task unless told. */
  readonly schedule?: (flush: () => void) => void;
  readonly newTimer?: NewTimer;
};

export type Binding = {
  /** The edition the host stands in; null until the document's content is here and drawn. */
  readonly edition: Watched<Edition | null>;
  /** Reads the host again and publishes only what differs: after activation, reconnecting, or events known to be unreliable. */
  readonly reconcile: () => Promise<void>;
  /** What the opened file changed by itself and the person has not decided yet. */
  readonly review: FileReview;
  /** Resolves when the host shows what the document holds (or has failed to; it is tried again by itself). */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
};

/** Builds the host from the document as soon as its edition is known, then keeps both equal until closed. */
export const bindWorkbook = (deps: BindDeps): Binding => {
  const { session, host, lang, onNotice, schedule = queueMicrotask, newTimer = platformTimer } = deps;
  const edition = createWatched<Edition | null>(null);
  let drawn: { readonly edition: Edition; readonly shadow: Shadow } | null = null;
  let isClosed = false;
  let work: Promise<void> | null = null;
  let cancelRetry = () => {};
  let wantsReading = false;
  let inFlight: ReadonlyMap<CellId, CellValue | null> = new Map();
  let shownLocks = '';
  const dirtyCells = new Set<CellId>();
  const dirtySections = new Set<SectionKey>();

  const restoreCell = (cell: CellId) => {
    drawn?.shadow.setCell(cell, newUnknown());
    dirtyCells.add(cell);
  };
  const restoreSection = (section: SectionKey) => {
    drawn?.shadow.setSection(section, newUnknown());
    dirtySections.add(section);
  };
  const review = createFileReview({
    report: session.report.get,
    edition: edition.get,
    me: session.me.get,
    access: session.access.get,
    restore: (edit) => {
      if (edit.kind === 'cell') restoreCell(edit.cell);
      else restoreSection(edit.section);
      void wake();
    },
  });

  const wake = (): Promise<void> => {
    work ??= new Promise<void>((resolve) => schedule(resolve)).then(async () => {
      try {
        while (!isClosed && (await step()));
      } catch {
        // The host would not take it (a cell in edit mode, a sheet gone). What is dirty stays dirty and is tried again.
        if (!isClosed) onNotice({ message: message('sync.hostFailed'), cell: null, section: null });
        cancelRetry();
        cancelRetry = newTimer(() => void wake(), RETRY_AFTER);
      } finally {
        work = null;
      }
    });
    return work;
  };

  /** Does one thing that is due; false when nothing is. */
  const step = async (): Promise<boolean> => {
    const report = session.report.get();
    const wanted = editionOfDoc(report);
    if (!wanted) return false;
    if (drawn?.edition !== wanted) {
      await build(report, wanted);
      return true;
    }
    return (
      (await flushLocks(wanted)) ||
      (await readAgain()) ||
      (await flushCells(report, drawn)) ||
      (await flushText(contentOf(report, wanted), { host, shadow: drawn.shadow, dirtySections, review }))
    );
  };

  const build = async (report: ReportDoc, wanted: Edition) => {
    const content = contentOf(report, wanted);
    dirtyCells.clear();
    dirtySections.clear();
    shownLocks = '';
    drawn = { edition: wanted, shadow: createShadow(content) };
    try {
      await host.build(wanted, content, syncedNow(session));
      review.take(host.takeCopy?.() ?? review.copy.get());
      edition.set(wanted);
    } catch (error) {
      drawn = null;
      throw error;
    }
  };

  const flushLocks = async (wanted: Edition): Promise<boolean> => {
    const locks = locksFor(wanted, session.me.get(), session.access.get(), lang);
    const text = JSON.stringify(locks);
    if (text === shownLocks) return false;
    await host.lock(locks);
    shownLocks = text;
    return true;
  };

  const readAgain = async (): Promise<boolean> => {
    if (!wantsReading || !drawn) return false;
    const standing = await host.read();
    wantsReading = false;
    take(drawn.edition.inputs.map(({ id }) => ({ kind: 'cell', cell: id, entry: standing.get(id) ?? null })));
    return true;
  };

  const flushCells = async (report: ReportDoc, { edition: shownEdition, shadow }: NonNullable<typeof drawn>): Promise<boolean> => {
    const batch = new Map<CellId, CellValue | null>();
    for (const id of dirtyCells) {
      if (shownEdition.cellById.get(id)?.sumOf !== null || review.holds(id)) continue;
      const held = heldValue(report, shownEdition, id);
      if (held !== shadow.cell(id)) batch.set(id, held);
    }
    dirtyCells.clear();
    if (batch.size === 0) return false;
    inFlight = batch;
    const before = new Map([...batch.keys()].map((id) => [id, shadow.cell(id)]));
    try {
      await host.write(batch);
      for (const [id, value] of batch) {
        // Where a person was in the cell meanwhile, nobody knows which of the two stands there: it is written again.
        shadow.setCell(id, shadow.cell(id) === before.get(id) ? value : newUnknown());
        dirtyCells.add(id);
      }
    } catch (error) {
      for (const id of batch.keys()) dirtyCells.add(id);
      throw error;
    } finally {
      inFlight = new Map();
    }
    return true;
  };

  const take = (edits: readonly HostEdit[]) => {
    if (isClosed || !drawn) return;
    const { shadow } = drawn;
    takeEdits(review.pass(edits), {
      report: session.report.get(),
      edition: drawn.edition,
      shadow,
      inFlight,
      me: session.me.get(),
      access: session.access.get(),
      lang,
      onNotice,
      restoreCell,
      restoreSection,
    });
    void wake();
  };

  const attach = (report: ReportDoc): (() => void) =>
    watchContent(report, {
      onCells: (cells) => {
        for (const cell of cells) dirtyCells.add(cell);
        void wake();
      },
      onSection: (key) => {
        dirtySections.add(key);
        void wake();
      },
      onMeta: () => void wake(),
    });

  let detach = attach(session.report.get());
  const stops = [
    host.onEdit(take),
    session.me.subscribe(() => void wake()),
    session.access.subscribe(() => void wake()),
    session.report.subscribe(() => {
      detach();
      detach = attach(session.report.get());
      for (const { id } of drawn?.edition.inputs ?? []) dirtyCells.add(id);
      for (const key of SECTION_KEYS) dirtySections.add(key);
      void wake();
    }),
  ];
  const stopKeeping = keepCommon({ session, host, newTimer, drawn: () => drawn?.edition ?? null, review, isIdle: () => work === null });
  void wake();

  return {
    edition,
    review,
    reconcile: () => {
      wantsReading = true;
      return wake();
    },
    settled: async () => {
      while (work !== null) await work;
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      cancelRetry();
      stopKeeping();
      detach();
      for (const stop of stops) stop();
    },
  };
};

/** Milliseconds until a host that refused a write is asked again. */
const RETRY_AFTER = 1500;
