// Storage that lasts as long as the process: for tests, and the reference the contract suite reads most easily.
import { must } from '#shared/result';
import type { Append, AuditRow, MemberRow, NewMember, PersonRow, ReportRow, ReportStore, ReportTitle } from './report-store.ts';
import { foreignClient, noSuchReport } from './report-store.ts';

type Shelf = {
  row: ReportRow;
  seq: number;
  snapshot: { readonly seq: number; readonly update: Uint8Array } | null;
  updates: { readonly seq: number; readonly author: string; readonly update: Uint8Array }[];
  readonly owners: Map<number, string>;
  readonly members: Map<string, NewMember>;
  readonly audit: AuditRow[];
};

export const createMemoryStore = (): ReportStore => {
  const shelves = new Map<string, Shelf>();
  const people = new Map<string, PersonRow>();
  const shelfOf = (report: string): Shelf => {
    const shelf = shelves.get(report);
    if (!shelf) throw noSuchReport(report);
    return shelf;
  };
  const check = (edits: readonly Append[]): void => {
    const claimed = new Map<string, string>();
    for (const { report, clients, author } of edits) {
      const shelf = shelfOf(report);
      for (const client of clients) {
        const owner = shelf.owners.get(client) ?? claimed.get(`${report}/${client}`) ?? author;
        if (owner !== author) throw foreignClient(report, client);
        claimed.set(`${report}/${client}`, author);
      }
    }
  };
  const put = (edit: Append): number => {
    const shelf = shelfOf(edit.report);
    shelf.seq += 1;
    const { seq } = shelf;
    shelf.updates.push({ seq, author: edit.author, update: edit.update });
    for (const client of edit.clients) shelf.owners.set(client, edit.author);
    for (const change of edit.changes) shelf.audit.push({ ...change, seq, at: edit.at, person: edit.author });
    shelf.row = { ...shelf.row, updatedAt: edit.at };
    return seq;
  };
  const memberRow = ({ person, role, assigned }: NewMember): MemberRow => ({
    person: must(people.get(person), `person ${person}`),
    role,
    assigned,
  });
  const newestFirst = (rows: readonly ReportRow[]): ReportRow[] => [...rows].sort((a, b) => b.year - a.year || (a.id < b.id ? -1 : 1));
  const titled = (row: ReportRow, { organ, year, edition }: ReportTitle): ReportRow => ({ ...row, organ, year, edition });

  return {
    append: async (edits) => {
      check(edits);
      return edits.map(put);
    },
    load: async (report) => {
      const shelf = shelves.get(report);
      if (!shelf) return null;
      return { row: shelf.row, snapshot: shelf.snapshot, updates: [...shelf.updates], owners: new Map(shelf.owners) };
    },
    compact: async (report, seq, update) => {
      const shelf = shelfOf(report);
      if (seq <= (shelf.snapshot?.seq ?? 0)) return;
      shelf.snapshot = { seq, update };
      shelf.updates = shelf.updates.filter((row) => row.seq > seq);
    },
    createReport: async (id, title, members, first) => {
      if (shelves.has(id)) return false;
      shelves.set(id, {
        row: titled({ id, organ: '', year: 0, edition: '', epoch: 1, updatedAt: first.at }, title),
        seq: 0,
        snapshot: null,
        updates: [],
        owners: new Map(),
        members: new Map(members.map((member) => [member.person, member])),
        audit: [],
      });
      put(first);
      return true;
    },
    setTitle: async (report, title) => {
      const shelf = shelfOf(report);
      shelf.row = titled(shelf.row, title);
    },
    report: async (id) => shelves.get(id)?.row ?? null,
    reports: async () => newestFirst([...shelves.values()].map(({ row }) => row)),
    reportsOf: async (person) =>
      newestFirst([...shelves.values()].filter(({ members }) => members.has(person)).map(({ row }) => row)).map((row) => ({
        row,
        role: must(shelfOf(row.id).members.get(person), 'member').role,
      })),
    savePerson: async (person) => {
      people.set(person.id, person);
    },
    person: async (id) => people.get(id) ?? null,
    members: async (report) => [...(shelves.get(report)?.members.values() ?? [])].map(memberRow),
    member: async (report, person) => {
      const member = shelves.get(report)?.members.get(person);
      return member ? memberRow(member) : null;
    },
    setMember: async (report, member) => {
      must(people.get(member.person), `person ${member.person}`);
      shelfOf(report).members.set(member.person, member);
    },
    removeMember: async (report, person) => {
      shelfOf(report).members.delete(person);
    },
    audit: async (report) => [...(shelves.get(report)?.audit ?? [])],
    ping: async () => {},
    close: async () => {},
  };
};
