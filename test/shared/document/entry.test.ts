// What the document may hold at all, entry by entry.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { docToReport } from '#shared/document/doc-to-report';
import { isEntry } from '#shared/document/entry';
import type { MapRoot } from '#shared/document/schema';
import { openReportDoc } from '#shared/document/schema';
import { editionByKey } from '#shared/edition/editions';
import { emptyReport } from '#shared/report/report';
import { must } from '#shared/result';

const edition = must(editionByKey('2021'), '2021');

describe('[security] what the document may hold at all', () => {
  const long = 'x'.repeat(5000);
  const said = { kind: 'comment', place: 'requests/new/natural', text: '好', mentions: '', by: 'p1', at: '2026-01-15T08:00:00Z' };
  const cases: [MapRoot, string, unknown, boolean][] = [
    ['cells', 'requests/new/natural', 3, true],
    ['cells', 'requests/new/natural', -3, false],
    ['cells', 'requests/new/natural', 1.5, false],
    ['cells', 'requests/new/natural', '3', false],
    ['cells', 'requests/new/natural', { evil: true }, false],
    ['cells', 'requests/new/natural', null, false],
    ['cells', 'requests/new/total', 3, false],
    ['cells', 'requests/x/natural', 3, false],
    ['cells', '__proto__', 3, false],
    ['cells', 'art20/fees/amount', '248.9611', true],
    ['cells', 'art20/fees/amount', 248.9611, false],
    ['cells', 'art20/fees/amount', '=1+1', false],
    ['stated', 'requests/new/total', 3, true],
    ['stated', 'requests/new/total', -3, false],
    ['stated', 'requests/new/natural', 3, false],
    ['notes', 'requests/new/natural', '说明', true],
    ['notes', 'requests/new/natural', long, false],
    ['notes', 'requests/new/natural', 3, false],
    ['notes', 'nowhere', '说明', false],
    ['meta', 'organ', '某局', true],
    ['meta', 'organ', '某局\n', false],
    ['meta', 'organ', long, false],
    ['meta', 'year', 2024, true],
    ['meta', 'year', 1999, false],
    ['meta', 'year', '2024', false],
    ['meta', 'schema', 1, true],
    ['meta', 'other', 1, false],
    ['comments', 'abcdefgh', said, true],
    ['comments', 'short', said, false],
    ['comments', 'abcdefgh', '好', false],
    ['comments', 'abcdefgh', { ...said, text: long }, false],
    ['comments', 'abcdefgh', { ...said, deep: { a: 1 } }, false],
    ['reasons', 'abcdefgh', [], false],
    ['reasons', '../../../etc/passwd', { text: '' }, false],
  ];
  test.each(cases)('%s %s = %j: %#', (root, key, value, allowed) => {
    expect(isEntry(edition, root, key, value)).toBe(allowed);
  });

  test('entries that got in nevertheless are left out of the report', () => {
    const doc = openReportDoc(new Y.Doc());
    doc.cells.set('requests/new/natural', -3);
    doc.cells.set('requests/new/company', '=1' as never);
    doc.stated.set('requests/new/total', 1.5);
    doc.meta.set('organ', '');
    expect(docToReport(doc, edition)).toEqual(emptyReport(edition, null, null));
  });
});
