// At which sheet the workbook opens for whoever fills a part.
import { expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { ownSheet } from '../../../addin/state/own-sheet.ts';

const edition = must(editionByKey('2021'), 'edition');
const none = () => false;

test.each([
  ['a table', ['requests'], none, 'requests'],
  ['figures before text', ['section:1', 'disputes'], none, 'disputes'],
  ['one cell', ['section:5', 'requests/new/natural'], none, 'requests'],
  ['only text', ['section:5'], none, '5'],
  ['where something is blank', ['requests', 'disputes'], (cell: CellId) => cell.startsWith('disputes/'), 'disputes'],
  ['nothing', [], none, null],
  ['a place this form does not have', ['elsewhere/row'], none, null],
])('%s', (_what, assigned, isBlank, sheet) => {
  expect(ownSheet(edition, assigned, isBlank)).toBe(sheet);
});
