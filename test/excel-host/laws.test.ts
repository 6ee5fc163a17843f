// What the folder that talks to Excel may never do, read from its source: each of these has cost people their undo list, their edits or
// a hundred round trips somewhere, and no behaviour of a test host would show all of them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../addin/host/excel/', import.meta.url));
const sources = readdirSync(folder).map(
  (name) => [name, readFileSync(folder + name, 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')] as const,
);
const where = (pattern: RegExp): readonly string[] => sources.filter(([, text]) => pattern.test(text)).map(([name]) => name);

describe('in addin/host/excel', () => {
  test('the folder is read at all', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(where(/Excel\./)).toContain('draw-sheet.ts');
  });

  test('only the batch runner makes round trips, one at a time; the one other sync says good-bye to the events', () => {
    expect(where(/\.sync\(/)).toEqual(['excel-events.ts']);
    expect(where(/\bexcel\.run\(|Excel\.run\(/)).toEqual(['excel-batch.ts']);
    expect(where(/delayForCellEdit: true/)).toEqual(['excel-batch.ts']);
    expect(sources.flatMap(([name, text]) => (/(?:for|while) \([^\n]*\{[^}]*\brunner\.run\(/.test(text) ? [name] : []))).toEqual([]);
  });

  test('events are never switched off, because what people do meanwhile would be lost', () => {
    expect(where(/enableEvents/)).toEqual([]);
  });

  test('protection is never lifted where values are written, unless Excel refused them: that would empty the undo list', () => {
    expect(where(/\.unprotect\(/)).toEqual(['build-sheets.ts', 'keep-charts.ts', 'mend-block.ts', 'open-inputs.ts', 'repair-fault.ts']);
    expect(where(/\.protect\(/)).toEqual(['draw-sheet.ts']);
  });

  test('every load names what it loads, and nothing through other objects but the items of a list', () => {
    const loads = sources.flatMap(([, text]) => [...text.matchAll(/\.load\(([^)]*)\)/g)].map(([, what = '']) => what));
    expect(loads.length).toBeGreaterThan(8);
    expect(loads.filter((what) => !/^'(?:items\/)?\w+(?:,\w+)*'$/.test(what))).toEqual([]);
  });

  test('null objects are asked for by isNullObject, and nothing is found by a tab name or an address kept from before', () => {
    const asked = sources.flatMap(([name, text]) => (/OrNullObject\(/.test(text) && !/isNullObject/.test(text) ? [name] : []));
    expect(asked).toEqual([]);
    expect(where(/worksheets\.getItem\((?!worksheetId\)|name\))/)).toEqual([]);
  });

  test('history, storage and dialogs of the page are not touched: Excel takes them away', () => {
    expect(where(/\b(?:history\.|localStorage|sessionStorage|window\.(?:alert|confirm|prompt))/)).toEqual([]);
  });
});
