// A Session without a server, for tests of state and pane: one document, one person, everything set by the test.
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { AccessState } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { setCells, setMeta, setSectionText } from '#shared/document/commands';
import { openReportDoc, type ReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import type { NoticeSeen } from '#shared/protocol/notices';
import { must } from '#shared/result';
import type { Conflict, HeldEdit, MemberInfo, RefusedEdit, Review, SavedState, Session } from '../../addin/sync/session-state.ts';
import { createWatched, type Settable } from '../../addin/sync/watched.ts';

export type LocalSession = Session & {
  readonly report: Settable<ReportDoc>;
  readonly me: Settable<MemberInfo>;
  readonly people: Settable<readonly MemberInfo[]>;
  readonly access: Settable<AccessState>;
  readonly saved: Settable<SavedState>;
  readonly refused: Settable<readonly RefusedEdit[]>;
  readonly review: Settable<readonly HeldEdit[]>;
  readonly conflicts: Settable<readonly Conflict[]>;
  readonly notices: Settable<readonly NoticeSeen[]>;
};

/** A report of an invented organ on 2024, blank, opened by its coordinator. */
export const localSession = (): LocalSession => {
  const report = openReportDoc(new Y.Doc());
  setMeta(report, { organ: '云溪市水务局', year: 2024, edition: '2021' }, { kind: 'load' });
  const me: MemberInfo = { id: 'p1', name: '周统稿', role: 'coordinator', assigned: [] };
  const awareness = new Awareness(report.doc);
  awareness.setLocalState({ user: { id: me.id, name: me.name, colour: '#1d63ad' }, cell: null, section: null });
  const review = createWatched<readonly HeldEdit[]>([]);
  const conflicts = createWatched<readonly Conflict[]>([]);
  const refused = createWatched<readonly RefusedEdit[]>([]);
  return {
    reportId: 'local',
    report: createWatched(report),
    me: createWatched(me),
    people: createWatched<readonly MemberInfo[]>([me]),
    saved: createWatched<SavedState>({ kind: 'saved' }),
    refused,
    access: createWatched<AccessState>({ people: [me] }),
    kept: createWatched(false),
    review,
    takeMine: () => null,
    leaveMine: (id) => review.set(review.get().filter((edit) => edit.id !== id)),
    conflicts,
    choose: async () => null,
    reviews: createWatched<readonly Review[]>([]),
    notices: createWatched<readonly NoticeSeen[]>([]),
    dismissRefused: (id) => refused.set(refused.get().filter((edit) => edit.id !== id)),
    awareness: createWatched(awareness),
    close: () => awareness.destroy(),
  };
};

/** Every typed cell 0 and every section with a sentence: nothing stands in the way of publishing. */
export const fillReport = (report: ReportDoc): void => {
  const edition = must(editionByKey('2021'), 'edition 2021');
  const zeros = new Map<CellId, CellValue>(edition.inputs.map(({ id, kind }) => [id, kind === 'amount' ? '0' : 0]));
  setCells(report, edition, zeros, { kind: 'load' });
  for (const key of ['1', '5', '6'] as const) setSectionText(report, key, '全年工作平稳有序。', { kind: 'load' });
};
