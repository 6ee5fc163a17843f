// The gate: judges an edit before the document is touched. room.ts asks it for every update that arrives.
import * as Y from 'yjs';
import type { AccessState, Principal } from '#shared/access/can';
import { editionOfDoc } from '#shared/document/doc-to-report';
import type { ReportDoc } from '#shared/document/schema';
import { MAP_ROOTS, sectionRoot } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';
import type { Result } from '#shared/result';
import { ok } from '#shared/result';
import type { Edit, Ownership } from './gate-decode.ts';
import { decodeEdit } from './gate-decode.ts';
import { gatherDeletes } from './gate-deletes.ts';
import type { PlacedItem, RootNames } from './gate-place.ts';
import { placeItems } from './gate-place.ts';
import type { Judge } from './gate-rules.ts';
import { judgeDelete, judgeItem, judgeLengths } from './gate-rules.ts';
import type { Touched } from './gate-touched.ts';
import { createTouched } from './gate-touched.ts';
import type { Refusal } from './refusal.ts';

/** A report's document as the gate needs it. Every root of the schema is opened, so that each item's parent is known. */
export type GateDoc = { readonly report: ReportDoc; readonly roots: RootNames; readonly fallbackEdition: Edition };

export type Accepted = {
  /** False where everything in the update was known already. */
  readonly changesAnything: boolean;
  readonly touched: readonly Touched[];
  readonly newClients: readonly number[];
  readonly edit: Edit;
  readonly placed: readonly PlacedItem[];
};

/** Whether this person may make this edit now. Changes nothing. */
export const judge = (
  { report, roots, fallbackEdition }: GateDoc,
  principal: Principal,
  access: AccessState,
  ownership: Ownership,
  update: Uint8Array,
): Result<Accepted, Refusal> => {
  const { store } = report.doc;
  const edit = decodeEdit(store, roots, update, ownership);
  if (!edit.ok) return edit;
  const placed = placeItems(store, roots, edit.value);
  if (!placed.ok) return placed;

  const judgement: Judge = {
    report,
    principal,
    access,
    editions: editionsIn(placed.value, editionOfDoc(report) ?? fallbackEdition),
    touched: createTouched(),
    allowed: new Set(),
  };
  for (const { item, place } of placed.value) {
    const verdict = judgeItem(judgement, place, item);
    if (verdict) return verdict;
  }
  for (const removed of gatherDeletes(store, roots, edit.value.deletes)) {
    const verdict = judgeDelete(judgement, removed);
    if (verdict) return verdict;
  }
  const tooLong = judgeLengths(judgement, edit.value);
  if (tooLong) return tooLong;
  const touched = judgement.touched.list();
  const changesAnything = touched.length > 0 || edit.value.fresh.size > 0;
  return ok({ changesAnything, touched, newClients: edit.value.newClients, edit: edit.value, placed: placed.value });
};

/** Opens every root of the schema and remembers its name. */
export const rootNamesOf = (report: ReportDoc): RootNames =>
  new Map<unknown, string>([
    ...MAP_ROOTS.map((root) => [report[root], root] as const),
    ...SECTION_KEYS.map((key) => [report.section(key), sectionRoot(key)] as const),
  ]);

/** The report's edition and those this very update chooses: an import brings the edition and its cells in one go. */
const editionsIn = (placed: readonly PlacedItem[], current: Edition): readonly Edition[] => {
  const editions = [current];
  for (const { item, place } of placed) {
    if (place.root !== 'meta' || place.key !== 'edition' || !(item.content instanceof Y.ContentAny)) continue;
    const values: readonly unknown[] = item.content.arr;
    for (const value of values) {
      const edition = typeof value === 'string' && value.length <= 80 ? editionByKey(value) : null;
      if (edition) editions.push(edition);
    }
  }
  return editions;
};
