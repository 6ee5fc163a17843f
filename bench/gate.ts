// `npm run bench gate`: the gate against honest people at random in full size, and what judging an edit costs.
import * as Y from 'yjs';
import type { CellId } from '#shared/cell/cell-id';
import { setCells, setMeta } from '#shared/document/commands';
import { isEntry } from '#shared/document/entry';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import { must } from '#shared/result';
import { judge, rootNamesOf } from '../server/sync/gate.ts';
import { fuzzGate } from '../test/server/sync/gate-fuzz.ts';
import { quantile } from './sync/stats.ts';

/** Prints the number of honest updates, how many of them were refused, and microseconds of judging for one cell and for a whole form. */
export const benchGate = (updates: number): void => {
  let judged = 0;
  const refused: string[] = [];
  let equal = true;
  for (let seed = 1; judged < updates; seed += 1) {
    const result = fuzzGate(seed, Math.min(UPDATES_PER_SEED, updates - judged));
    judged += result.updates;
    refused.push(...result.refused);
    equal &&= result.equal;
  }
  console.log(`gate: ${judged} honest updates judged, ${refused.length} refused, everybody ${equal ? 'equal' : 'NOT EQUAL'} at the end`);
  for (const line of refused.slice(0, 10)) console.log(`  refused: ${line}`);
  const one = timeJudging(1, 4000);
  const form = timeJudging(countsOf(must(editionByKey('2021'), 'the edition')).length, 400);
  console.log(`gate: one cell ${shown(one)}; a whole form of ${form.cells} cells in one update ${shown(form)}`);
};

type Timing = { readonly cells: number; readonly median: number; readonly most: number };

/** Typing into a filled form: what the gate takes for each update, applied after it as on the server. */
const timeJudging = (cells: number, rounds: number): Timing => {
  const edition = must(editionByKey('2021'), 'the edition');
  const counts = countsOf(edition);
  const writer = openReportDoc(new Y.Doc());
  const server = openReportDoc(new Y.Doc());
  setMeta(writer, { organ: '某局', year: 2025, edition: '2021' }, { kind: 'load' });
  setCells(writer, edition, new Map(counts.map((id) => [id, 1])), { kind: 'load' });
  Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(writer.doc));
  const gate = { report: server, roots: rootNamesOf(server), fallbackEdition: edition };
  const person = { id: 'anna', name: '安娜', role: 'coordinator', assigned: [] } as const;
  const ownership = { owners: new Map([[writer.doc.clientID, person.id]]), author: person.id, newClientLimit: 500 };
  const sent: Uint8Array[] = [];
  writer.doc.on('update', (update: Uint8Array) => sent.push(update));
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const places = Array.from({ length: cells }, (_, index) => must(counts[(round + index) % counts.length], 'a cell'));
    setCells(writer, edition, new Map(places.map((id) => [id, round + 2])), { kind: 'load' });
    const update = must(sent.pop(), 'an update');
    const begun = performance.now();
    const answer = judge(gate, person, { people: [person] }, ownership, update);
    took.push((performance.now() - begun) * 1000);
    if (!answer.ok) throw new Error(`refused: ${answer.error.rule}`);
    Y.applyUpdate(server.doc, update);
  }
  // The first ones are the engine warming up.
  const warm = took.slice(rounds >> 2);
  return { cells, median: quantile(warm, 0.5), most: quantile(warm, 0.99) };
};

/** Inputs that take a plain number. */
const countsOf = (edition: Edition): readonly CellId[] =>
  edition.inputs.flatMap(({ id }) => (isEntry(edition, 'cells', id, 1) ? [id] : []));

const shown = ({ median, most }: Timing): string => `${median.toFixed(1)} µs median, ${most.toFixed(1)} µs at 99 %`;

const UPDATES_PER_SEED = 12_000;
