// Three-way merge of a text: a person changed what the sheet showed while others changed the document. take-edits.ts uses it.
import diff from 'fast-diff';

/** `theirs` with the change from `base` to `mine` applied to it. Nothing either side inserted is lost. */
export const mergeText = (base: string, mine: string, theirs: string): string => {
  if (base === theirs) return mine;
  const inserts = new Map<number, string>();
  const deleted = new Set<number>();
  let at = 0;
  for (const [kind, part] of diff(base, mine)) {
    if (kind === diff.INSERT) inserts.set(at, (inserts.get(at) ?? '') + part);
    else {
      if (kind === diff.DELETE) for (let i = 0; i < part.length; i += 1) deleted.add(at + i);
      at += part.length;
    }
  }
  let merged = '';
  at = 0;
  const passInsert = () => {
    merged += inserts.get(at) ?? '';
    inserts.delete(at);
  };
  for (const [kind, part] of diff(base, theirs)) {
    if (kind === diff.INSERT) {
      merged += part;
      continue;
    }
    for (const character of part.split('')) {
      passInsert();
      if (kind === diff.EQUAL && !deleted.has(at)) merged += character;
      at += 1;
    }
  }
  passInsert();
  return merged;
};
