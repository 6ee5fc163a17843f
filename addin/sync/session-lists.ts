// The lists of an open report that need a person's eye: edits the server refused, and edits left over from before a restore. They
// outlive the page where there is an offline store. session.ts makes one.
import type { AccessState } from '#shared/access/can';
import type { ReportDoc } from '#shared/document/schema';
import type { Lang, Message } from '#shared/i18n/translate';
import { stands, takeHeld, toHeldEdit } from './held-edits.ts';
import type { HeldRow, OfflineStore } from './offline-store.ts';
import type { HeldEdit, MemberInfo, RefusedEdit, Watched } from './session-state.ts';
import { createWatched } from './watched.ts';

export type SessionLists = {
  readonly refused: Watched<readonly RefusedEdit[]>;
  readonly review: Watched<readonly HeldEdit[]>;
  /** From now on the lists of this person are kept in the store; what it holds joins them. */
  readonly keepIn: (store: OfflineStore, person: string) => Promise<void>;
  /** An edit refused with the same words before is listed once. */
  readonly addRefused: (edits: readonly RefusedEdit[]) => void;
  readonly dismissRefused: (id: string) => void;
  readonly addHeld: (rows: readonly HeldRow[]) => void;
  readonly take: (id: string, me: MemberInfo, access: AccessState) => Message | null;
  readonly leave: (id: string) => void;
  /** The document of the moment was replaced or has its content now: held edits that stand in it anyway go. */
  readonly settle: () => void;
  readonly close: () => void;
};

export const createLists = (report: Watched<ReportDoc>, reportId: string, lang: Lang): SessionLists => {
  const refused = createWatched<readonly RefusedEdit[]>([]);
  const review = createWatched<readonly HeldEdit[]>([]);
  let rows: readonly HeldRow[] = [];
  let kept: { readonly store: OfflineStore; readonly person: string } | null = null;
  let stopWatching = () => {};

  const forget = (id: string) => kept?.store.removeRow(kept.person, reportId, id);
  const save = (row: Parameters<OfflineStore['saveRow']>[2]) => kept?.store.saveRow(kept.person, reportId, row);
  const look = () => {
    const shown = rows.map((row) => toHeldEdit(row, report.get(), lang));
    if (JSON.stringify(shown) !== JSON.stringify(review.get())) review.set(shown);
  };
  const setRows = (next: readonly HeldRow[]) => {
    rows = next;
    watch();
    look();
  };
  /** What stands now changes with the document; without rows nobody asks. */
  const watch = () => {
    stopWatching();
    stopWatching = () => {};
    if (rows.length === 0) return;
    const { doc } = report.get();
    doc.on('update', look);
    stopWatching = () => doc.off('update', look);
  };
  const leave = (id: string) => {
    forget(id);
    setRows(rows.filter((row) => row.id !== id));
  };
  const stop = report.subscribe(() => {
    watch();
    look();
  });

  return {
    refused,
    review,
    keepIn: async (store, person) => {
      const stored = await store.rows(person, reportId).catch(() => []);
      for (const edit of refused.get()) store.saveRow(person, reportId, { kind: 'refused', edit });
      for (const edit of rows) store.saveRow(person, reportId, { kind: 'held', edit });
      kept = { store, person };
      const refusals = stored.flatMap((row) => (row.kind === 'refused' ? [row.edit] : []));
      if (refusals.length > 0) refused.set([...refusals, ...refused.get()]);
      const held = stored.flatMap((row) => (row.kind === 'held' ? [row.edit] : []));
      if (held.length > 0) setRows([...held.sort((a, b) => a.at.localeCompare(b.at)), ...rows]);
    },
    addRefused: (edits) => {
      const isListed = (edit: RefusedEdit) =>
        refused.get().some(({ place, value, reason }) => place === edit.place && value === edit.value && reason === edit.reason);
      const fresh = edits.filter((edit) => !isListed(edit));
      for (const edit of fresh) save({ kind: 'refused', edit });
      if (fresh.length > 0) refused.set([...refused.get(), ...fresh]);
    },
    dismissRefused: (id) => {
      forget(id);
      refused.set(refused.get().filter((edit) => edit.id !== id));
    },
    addHeld: (held) => {
      for (const edit of held) save({ kind: 'held', edit });
      setRows([...rows.filter(({ id }) => !held.some((row) => row.id === id)), ...held]);
    },
    take: (id, me, access) => {
      const row = rows.find((held) => held.id === id);
      const reason = row ? takeHeld(row, report.get(), me, access) : null;
      if (reason === null) leave(id);
      return reason;
    },
    leave,
    settle: () => {
      for (const edit of rows.map((row) => toHeldEdit(row, report.get(), lang))) if (stands(edit)) leave(edit.id);
    },
    close: () => {
      stop();
      stopWatching();
    },
  };
};
