// What the contract suites of the store share: two units, two people, a report, and the parts an edit is made of.
import { must } from '#shared/result';
import type { InvitationRow, PersonRow, SignInRow } from '../../server/store/people-store.ts';
import type { Append, Change, ReportStore } from '../../server/store/report-store.ts';

/** `open` gives a fresh store; `reopen`, where the adapter survives its process, the same one opened again. */
export type StoreUnderTest = {
  readonly open: () => ReportStore | Promise<ReportStore>;
  readonly reopen?: (store: ReportStore) => Promise<ReportStore>;
};

export const AT = '2026-01-15T08:00:00.000Z';
export const LATER = '2026-01-16T09:30:00.000Z';

export const anna: PersonRow = {
  id: 'anna',
  name: '安娜',
  unit: 'office',
  colour: '#111111',
  active: true,
  isAdmin: true,
  subject: 'https://id.example 1',
};
export const bert: PersonRow = { id: 'bert', name: '伯特', unit: 'law', colour: '#222222', active: true, isAdmin: false, subject: null };

export const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

export const edit = (report: string, value: number, more: Partial<Append> = {}): Append => ({
  report,
  update: bytes(value),
  author: 'anna',
  at: AT,
  clients: [],
  changes: [],
  conflicts: [],
  after: null,
  ...more,
});

export const change = (place: string, before: string | null, after: string | null, more: Partial<Change> = {}): Change => ({
  place,
  before,
  after,
  splices: null,
  how: 'typed',
  madeAt: null,
  ...more,
});

export const invitation = (id: string, more: Partial<InvitationRow> = {}): InvitationRow => ({
  id,
  digest: `digest of ${id}`,
  person: null,
  unit: 'law',
  isAdmin: false,
  report: 'r1',
  role: 'preparer',
  assigned: ['requests', 'section:1'],
  due: '2026-01-20',
  createdBy: 'anna',
  createdAt: AT,
  expiresAt: LATER,
  acceptedBy: null,
  acceptedAt: null,
  revokedAt: null,
  ...more,
});

export const signIn = (id: string, person: string, more: Partial<SignInRow> = {}): SignInRow => ({
  id,
  person,
  digest: `digest of ${id}`,
  spent: null,
  createdAt: AT,
  expiresAt: LATER,
  endedAt: null,
  ...more,
});

/** A store with both units and both people. */
export const openWithPeople = async ({ open }: StoreUnderTest): Promise<ReportStore> => {
  const store = await open();
  await store.saveUnit({ id: 'office', name: '办公室', active: true });
  await store.saveUnit({ id: 'law', name: '法规科', active: true });
  await store.savePerson(anna);
  await store.savePerson(bert);
  return store;
};

/** The same with a report that anna coordinates. */
export const begin = async (subject: StoreUnderTest, id = 'r1', year = 2025): Promise<ReportStore> => {
  const store = await openWithPeople(subject);
  must((await addReport(store, id, year)) || null, 'a new report');
  return store;
};

export const addReport = (store: ReportStore, id: string, year: number, first: Partial<Append> = {}): Promise<boolean> =>
  store.createReport(
    id,
    { organ: '某局', year, edition: '2021' },
    [{ person: 'anna', role: 'coordinator', assigned: [], due: null }],
    edit(id, 1, { clients: [7], ...first }),
  );
