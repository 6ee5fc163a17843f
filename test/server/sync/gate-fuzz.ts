// Honest people at random: several tabs each, typing, overwriting, undoing, going offline and coming back. Every update they
// send is put to the gate. Used by the test in reduced size and by the benchmark in full.
import * as Y from 'yjs';
import type { AccessState, Principal } from '#shared/access/can';
import type { CellValue } from '#shared/cell/cell-value';
import type { ReportDoc } from '#shared/document/schema';
import { MAP_ROOTS, openReportDoc, SCHEMA_VERSION } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import type { SectionKey } from '#shared/edition/types';
import { must } from '#shared/result';
import { type GateDoc, judge, rootNamesOf } from '../../../server/sync/gate.ts';

export type FuzzResult = {
  readonly updates: number;
  readonly resyncs: number;
  readonly refused: readonly string[];
  readonly equal: boolean;
};

/** Runs until `updates` updates were judged, or one was refused. The same seed gives the same run. */
export const fuzzGate = (seed: number, updates: number): FuzzResult => {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => must(list[Math.floor(random() * list.length)], 'an element');
  const server = newServer();
  const tabs = PEOPLE.flatMap((person) => [0, 1].map(() => newTab(person, server, random)));
  const refused: string[] = [];
  let judged = 0;
  let resyncs = 0;

  const submit = (tab: Tab, update: Uint8Array): void => {
    judged += 1;
    const answer = judge(server.gate, tab.person, ACCESS, { owners: server.owners, author: tab.person.id, newClientLimit: 500 }, update);
    if (!answer.ok) {
      refused.push(`${answer.error.rule} ${answer.error.place ?? ''} by ${tab.person.id}`);
      return;
    }
    for (const client of answer.value.newClients) server.owners.set(client, tab.person.id);
    Y.applyUpdate(server.doc, update, tab);
    if (server.doc.store.pendingStructs || server.doc.store.pendingDs) refused.push('accepted what cannot be applied');
    if (answer.value.changesAnything) for (const other of tabs) if (other.online) other.inbox.push(update);
  };
  const hear = (tab: Tab, count: number): void => {
    for (const update of tab.inbox.splice(0, count)) Y.applyUpdate(tab.doc, update, 'server');
  };
  const speak = (tab: Tab, count: number): void => {
    // Neighbours are sometimes sent as one.
    const batch = tab.outbox.splice(0, count);
    if (batch.length > 1 && random() < 0.3) submit(tab, Y.mergeUpdates(batch));
    else for (const update of batch) submit(tab, update);
  };
  const connect = (tab: Tab): void => {
    tab.online = true;
    tab.inbox.length = 0;
    tab.outbox.length = 0;
    resyncs += 1;
    submit(tab, Y.encodeStateAsUpdate(tab.doc, Y.encodeStateVector(server.doc)));
    tab.inbox.push(Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(tab.doc)));
  };

  for (const tab of tabs) connect(tab);
  while (judged < updates && refused.length === 0) {
    const tab = pick(tabs);
    act(tab, random, pick);
    if (tab.online) {
      if (random() < 0.7) speak(tab, 1 + Math.floor(random() * 4));
      if (random() < 0.5) hear(tab, 1 + Math.floor(random() * 5));
      if (random() < 0.02) tab.online = false;
    } else if (random() < 0.06) connect(tab);
    else if (random() < 0.05) shareOffline(tab, tabs);
    // A page that is loaded anew: a fresh document, with what the server has.
    if (random() < 0.004) reload(tab, server, random);
  }
  for (const tab of tabs) {
    if (!tab.online) connect(tab);
    speak(tab, tab.outbox.length);
  }
  for (const tab of tabs) hear(tab, tab.inbox.length);
  const truth = contentOf(server.doc);
  return { updates: judged, resyncs, refused, equal: tabs.every((tab) => contentOf(tab.doc) === truth) };
};

type Server = { readonly doc: Y.Doc; readonly gate: GateDoc; readonly owners: Map<number, string> };

type Tab = {
  readonly person: Principal;
  doc: Y.Doc;
  report: ReportDoc;
  undo: Y.UndoManager;
  online: boolean;
  readonly inbox: Uint8Array[];
  readonly outbox: Uint8Array[];
};

const newServer = (): Server => {
  const doc = new Y.Doc();
  const report = openReportDoc(doc);
  const gate = { report, roots: rootNamesOf(report), fallbackEdition: EDITION };
  doc.transact(() => {
    report.meta.set('edition', '2021');
    report.meta.set('year', 2025);
    report.meta.set('organ', '某局');
    report.meta.set('schema', SCHEMA_VERSION);
  });
  return { doc, gate, owners: new Map([[doc.clientID, 'server']]) };
};

const newTab = (person: Principal, server: Server, random: () => number): Tab => {
  const doc = new Y.Doc();
  const tab: Tab = { person, doc, report: openReportDoc(doc), undo: undoOf(doc), online: false, inbox: [], outbox: [] };
  begin(tab, doc, server, random);
  return tab;
};

const reload = (tab: Tab, server: Server, random: () => number): void => {
  tab.doc.destroy();
  tab.inbox.length = 0;
  tab.outbox.length = 0;
  tab.online = true;
  begin(tab, new Y.Doc(), server, random);
};

const begin = (tab: Tab, doc: Y.Doc, server: Server, random: () => number): void => {
  doc.clientID = Math.floor(random() * 0xffff_ffff);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc), 'server');
  tab.doc = doc;
  tab.report = openReportDoc(doc);
  tab.undo = undoOf(doc);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server' && tab.online && tab.doc === doc) tab.outbox.push(update);
  });
};

/** A person's offline work is kept in their browser and read by their other tabs. */
const shareOffline = (tab: Tab, tabs: readonly Tab[]): void => {
  const sibling = tabs.find((other) => other !== tab && other.person === tab.person && !other.online);
  if (sibling) Y.applyUpdate(sibling.doc, Y.encodeStateAsUpdate(tab.doc), 'sibling');
};

const undoOf = (doc: Y.Doc): Y.UndoManager => {
  const { cells, notes, stated, section } = openReportDoc(doc);
  return new Y.UndoManager([cells, notes, stated, section('1'), section('5')], { captureTimeout: 0, trackedOrigins: new Set(['me']) });
};

const act = (tab: Tab, random: () => number, pick: <T>(list: readonly T[]) => T): void => {
  const { report, doc, person } = tab;
  const owned = person.role === 'coordinator' ? CELLS : CELLS.filter(({ table }) => person.assigned.includes(table));
  const sections = person.role === 'coordinator' ? SECTIONS : SECTIONS.filter((key) => person.assigned.includes(`section:${key}`));
  const setOne = () => {
    const cell = pick(owned);
    const value: CellValue = cell.kind === 'amount' ? `${Math.floor(random() * 100)}.50` : Math.floor(random() * 1000);
    if (random() < 0.15) report.cells.delete(cell.id);
    else report.cells.set(cell.id, value);
  };
  const kind = random();
  doc.transact(() => {
    if (kind < 0.3) setOne();
    else if (kind < 0.36) for (let index = 0; index < 30; index += 1) setOne();
    else if (kind < 0.75 && sections.length > 0) {
      const text = report.section(pick(sections));
      const at = Math.floor(random() * (text.length + 1));
      if (random() < 0.35) text.delete(at, Math.min(text.length - at, Math.floor(random() * 8)));
      else text.insert(at, pick(['公开', '申请三件，', '\n', 'a', '𠮷', '（一）']));
    } else if (kind < 0.8) report.notes.set(pick(owned).id, pick(['其中修订1件', '含上年', '']));
    else if (kind < 0.82 && person.role === 'coordinator') report.stated.set(pick(TOTALS).id, Math.floor(random() * 50));
    else if (kind < 0.84 && person.role === 'coordinator') report.meta.set('organ', pick(['某局', '某市某局']));
    else if (kind < 0.845) {
      const said = { kind: 'comment', place: pick(owned).id, text: '请核对', mentions: '', by: person.id, at: '2026-01-15T08:00:00Z' };
      report.comments.set(`comment-${Math.floor(random() * 1e12)}`, said);
    } else if (kind < 0.85)
      report.reasons.set(`reason-${Math.floor(random() * 1e12)}`, { finding: 'Y1:x', text: '因', by: person.id, at: '2026' });
  }, 'me');
  if (kind >= 0.85 && kind < 0.95) tab.undo.undo();
  else if (kind >= 0.95) tab.undo.redo();
};

/** Everything in a document, whatever the order in which it came. */
const contentOf = (doc: Y.Doc): string => {
  const { section, ...maps } = openReportDoc(doc);
  const entries = MAP_ROOTS.map((root) => [root, [...maps[root].entries()].sort(([a], [b]) => (a < b ? -1 : 1))]);
  return JSON.stringify([entries, SECTIONS.map((key) => section(key).toString())]);
};

/** Small and fast, the same everywhere. */
const generator = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const EDITION = must(editionByKey('2021'), 'edition 2021');
// Few enough that people meet in the same cell.
const CELLS = EDITION.inputs.filter((_, index) => index % 9 === 0);
const TOTALS = EDITION.computed.slice(0, 5);
const SECTIONS: readonly SectionKey[] = ['1', '5'];
const PEOPLE: readonly Principal[] = [
  { id: 'anna', name: '安娜', role: 'coordinator', assigned: [] },
  { id: 'bert', name: '伯特', role: 'preparer', assigned: ['requests', 'section:1'] },
  { id: 'carl', name: '卡尔', role: 'preparer', assigned: ['requests', 'art20', 'section:5'] },
];
const ACCESS: AccessState = { people: PEOPLE };
