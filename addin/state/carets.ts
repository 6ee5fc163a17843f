// Where the others' carets stand in a prose part, and how one's own is told: relative positions, so that a caret stays between its
// letters whoever types before it. ProseEditor.tsx tells and reads them; watch-presence.ts tells the part a person is in.
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

export type RemoteCaret = {
  /** One per open window. */
  readonly client: number;
  readonly name: string;
  readonly colour: string;
  /** Offsets in the text; equal where nothing is selected. `head` is where the caret stands. */
  readonly anchor: number;
  readonly head: number;
};

/** Tells the others where this person's selection stands in the text; null: nowhere. Saying the same again sends nothing. */
export const tellCaret = (
  awareness: Awareness,
  text: Y.Text,
  selection: { readonly anchor: number; readonly head: number } | null,
): void => {
  const state = awareness.getLocalState();
  if (!state) return;
  const caret = selection && {
    anchor: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, selection.anchor)),
    head: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, selection.head)),
  };
  if (JSON.stringify(state.caret ?? null) !== JSON.stringify(caret)) awareness.setLocalStateField('caret', caret);
};

/** The others' carets in this text, as far as what they say makes sense here. */
export const readCarets = (awareness: Awareness, text: Y.Text): readonly RemoteCaret[] => {
  const { doc } = text;
  if (!doc) return [];
  const carets: RemoteCaret[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const { user, caret } = state as { readonly user?: unknown; readonly caret?: unknown };
    if (!isRecord(user) || typeof user.name !== 'string' || typeof user.colour !== 'string' || !isRecord(caret)) continue;
    const [anchor, head] = [offsetOf(caret.anchor, text, doc), offsetOf(caret.head, text, doc)];
    if (anchor === null || head === null) continue;
    carets.push({
      client,
      name: user.name.slice(0, LONGEST_NAME),
      colour: COLOUR.test(user.colour) ? user.colour : '#5b6770',
      anchor,
      head,
    });
  }
  return carets.sort((a, b) => a.head - b.head || a.client - b.client);
};

/** Null for a place of another text, and for what is no place at all. */
const offsetOf = (json: unknown, text: Y.Text, doc: Y.Doc): number | null => {
  if (!isRecord(json) || !(isId(json.item) || json.item === undefined || json.item === null)) return null;
  if (json.type !== undefined && json.type !== null) return null;
  const name = json.tname;
  if (name !== undefined && name !== null && (typeof name !== 'string' || !isRootOf(doc, name, text))) return null;
  const assoc = json.assoc === -1 ? -1 : 0;
  const item = isId(json.item) ? json.item : null;
  if (item === null && typeof name !== 'string') return null;
  const place = Y.createRelativePositionFromJSON({ item, tname: item === null ? name : undefined, assoc });
  const absolute = Y.createAbsolutePositionFromRelativePosition(place, doc);
  return absolute?.type === text ? Math.min(absolute.index, text.length) : null;
};

const isRootOf = (doc: Y.Doc, name: string, text: Y.Text): boolean => (doc.share.get(name) as unknown) === text;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isId = (value: unknown): value is { readonly client: number; readonly clock: number } =>
  isRecord(value) && isCount(value.client) && isCount(value.clock);

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const COLOUR = /^#[0-9a-fA-F]{6}$/;
const LONGEST_NAME = 40;
