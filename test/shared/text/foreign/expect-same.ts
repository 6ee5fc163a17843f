// What the tests of foreign formats share: reading bytes that must be readable, and comparing whole reports.
import { expect } from 'vitest';
import type { Report } from '#shared/report/report';
import { readBytes } from '#shared/text/read/read-bytes';
import type { ReadReport } from '#shared/text/read/repair';
import { figuresOf } from './pages';

/** What was read; bytes that cannot be read fail the test with the reason's key. */
export const readOf = async (bytes: Uint8Array): Promise<ReadReport> => {
  const read = await readBytes(bytes);
  if (!read.ok) throw new Error(read.error.key);
  return read.value;
};

/** Same figures, prose, organ, year and edition. */
export const expectSame = (read: Report, wanted: Report): void => {
  expect(figuresOf(read)).toEqual(figuresOf(wanted));
  expect(read.sections).toEqual(wanted.sections);
  expect([read.organ, read.year, read.edition.key]).toEqual([wanted.organ, wanted.year, wanted.edition.key]);
};
