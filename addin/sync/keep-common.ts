// Notes in the workbook file what it has in common with the server, some seconds after everything is there: a copy of the file that is
// changed elsewhere can then be merged. bind-workbook.ts starts it.
import type { Edition } from '#shared/edition/types';
import type { Synced } from '#shared/workbook/file-marks';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { FileReview } from './file-review.ts';
import { contentOf } from './host-content.ts';
import type { NewTimer } from './reconnect.ts';
import type { Session } from './session-state.ts';

type Seen = Pick<Session, 'report'> & Partial<Pick<Session, 'saved' | 'epoch'>>;

/** The server's state the document stands for, or null while something of it is not on the server. */
export const syncedNow = (session: Seen): Synced | null =>
  session.saved?.get().kind === 'saved' ? { epoch: session.epoch?.() ?? null, at: new Date().toISOString() } : null;

export type KeepDeps = {
  readonly session: Seen;
  readonly host: WorkbookHost;
  readonly newTimer: NewTimer;
  readonly drawn: () => Edition | null;
  readonly review: FileReview;
  /** Whether the host shows what the document holds. */
  readonly isIdle: () => boolean;
};

/** Returns the way to stop. Hosts without a file keep nothing. */
export const keepCommon = ({ session, host, newTimer, drawn, review, isIdle }: KeepDeps): (() => void) => {
  const { saved } = session;
  const { keepSynced } = host;
  if (!saved || !keepSynced) return () => {};
  let cancel = () => {};
  let kept = '';
  const keep = () => {
    const synced = syncedNow(session);
    const edition = drawn();
    if (!synced || !edition) return;
    // Something is still being brought to the sheets: once more later.
    if (!isIdle()) return soon();
    const content = review.common(contentOf(session.report.get(), edition));
    const text = JSON.stringify([...content.cells, content.sections]);
    if (text === kept) return;
    keepSynced(content, synced).then(
      () => {
        kept = text;
      },
      // Excel would not take it now; the next change brings another chance.
      () => undefined,
    );
  };
  const soon = () => {
    cancel();
    cancel = newTimer(keep, QUIET);
  };
  let { doc } = session.report.get();
  doc.on('update', soon);
  const follow = () => {
    doc.off('update', soon);
    ({ doc } = session.report.get());
    doc.on('update', soon);
    soon();
  };
  const stops = [saved.subscribe(soon), review.copy.subscribe(soon), session.report.subscribe(follow)];
  return () => {
    cancel();
    doc.off('update', soon);
    for (const stop of stops) stop();
  };
};

/** Milliseconds of quiet before the file is written to. */
const QUIET = 2500;
