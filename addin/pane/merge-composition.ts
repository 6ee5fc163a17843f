// What a person wrote in a text that others changed meanwhile, laid into the text as it stands now. Pure; bind-textarea.ts
// uses it when an input method ends its composition.
import diff from 'fast-diff';

/** One change of a text by position, applied in order. */
export type TextOp =
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number };

/** A Yjs text delta, as far as plain text has one. */
export type Delta = readonly {
  readonly retain?: number | undefined;
  readonly insert?: unknown;
  readonly delete?: number | undefined;
}[];

/** Where each character of a base text stands now; −1 for characters that are gone. */
export type Positions = readonly number[];

export const startPositions = (length: number): Positions => Array.from({ length }, (_, index) => index);

/** Follows the base characters through a change somebody else made (a Yjs text delta). */
export const movePositions = (positions: Positions, delta: Delta): Positions => {
  let moved = positions;
  let at = 0;
  for (const part of delta) {
    if (part.retain !== undefined) at += part.retain;
    else if (typeof part.insert === 'string') {
      const start = at;
      const { length } = part.insert;
      moved = moved.map((position) => (position >= start ? position + length : position));
      at += length;
    } else if (part.delete !== undefined) {
      const start = at;
      const end = at + part.delete;
      const { delete: length } = part;
      moved = moved.map((position) => (position < start ? position : position < end ? -1 : position - length));
    }
  }
  return moved;
};

/**
 * The changes that bring `base` → `own` into the text of now, where base's characters stand at `positions`; and where the
 * caret of `own` stands afterwards. Text others put in is never deleted; what they deleted stays deleted.
 */
export const mergeOwn = (
  base: string,
  own: string,
  caret: number,
  positions: Positions,
): { readonly ops: readonly TextOp[]; readonly caret: number } => {
  const ops: TextOp[] = [];
  let baseAt = 0;
  let ownAt = 0;
  /** Length own changes have added before the place where we are. */
  let shift = 0;
  let lastEnd = 0;
  let caretNow: number | null = null;
  for (const [kind, part] of diff(base, own, caret)) {
    if (kind === diff.INSERT) {
      ops.push({ kind: 'insert', at: lastEnd + shift, text: part });
      if (caret >= ownAt && caret <= ownAt + part.length) caretNow = lastEnd + shift + (caret - ownAt);
      shift += part.length;
      ownAt += part.length;
      continue;
    }
    if (kind === diff.EQUAL && caretNow === null && caret >= ownAt && caret < ownAt + part.length) {
      const next = positions.slice(baseAt + (caret - ownAt), baseAt + part.length).find((position) => position >= 0);
      if (next !== undefined) caretNow = next + shift;
    }
    for (let index = 0; index < part.length; index += 1) {
      const position = positions[baseAt + index] ?? -1;
      if (position < 0) continue;
      if (kind === diff.DELETE) {
        const last = ops.at(-1);
        if (last?.kind === 'delete' && last.at === position + shift) ops[ops.length - 1] = { ...last, length: last.length + 1 };
        else ops.push({ kind: 'delete', at: position + shift, length: 1 });
        shift -= 1;
      }
      lastEnd = position + 1;
    }
    baseAt += part.length;
    if (kind === diff.EQUAL) ownAt += part.length;
  }
  return { ops, caret: caretNow ?? lastEnd + shift };
};

/** Where a caret stands after a change somebody else made. An insertion right at the caret leaves it before the new text. */
export const moveCaret = (caret: number, delta: Delta): number => {
  let at = 0;
  let moved = caret;
  for (const part of delta) {
    if (part.retain !== undefined) at += part.retain;
    else if (typeof part.insert === 'string') {
      if (at < moved) moved += part.insert.length;
      at += part.insert.length;
    } else if (part.delete !== undefined && at < moved) moved -= Math.min(part.delete, moved - at);
  }
  return moved;
};
