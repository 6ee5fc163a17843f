// Reading, editing and writing back a source, for the tests of the source layout.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { SectionKey } from '#shared/edition/types';
import { translate } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { must } from '#shared/result';
import { decodeSource } from '#shared/text/decode';
import { publishSource } from '#shared/text/publish-source';
import { readReport } from '#shared/text/read/read-report';
import { sumUp } from './sum-up';

export const fixtureBytes = (name: string): Buffer => readFileSync(new URL(`../../fixtures/texts/${name}.txt`, import.meta.url));
export const text2021 = fixtureBytes('yunxiu-2023').toString('utf8');

export const reportOf = (bytes: Uint8Array): Report => {
  const text = decodeSource(bytes);
  const read = text.ok ? readReport(text.value) : text;
  if (!read.ok) throw new Error(translate('en', read.error));
  return read.value.report;
};

export const withCell = (report: Report, id: string, value: CellValue | null, note?: string | null): Report => {
  const cell = must(report.cells.get(id as CellId), id);
  const changed = {
    ...cell,
    value,
    status: value === null ? ('blank' as const) : ('stated' as const),
    ...(note === undefined ? {} : { note }),
  };
  return { ...report, cells: new Map(report.cells).set(id as CellId, changed) };
};

export const withSection = (report: Report, key: SectionKey, change: (paragraphs: readonly string[]) => readonly string[]): Report => ({
  ...report,
  sections: { ...report.sections, [key]: change(report.sections[key]) },
});

export const write = (bytes: Uint8Array, report: Report): string => {
  const written = publishSource(bytes, report, sumUp);
  if (!written.ok) throw new Error(translate('en', written.error));
  return Buffer.from(written.value).toString('utf8');
};

export const refusal = (bytes: Uint8Array, report: Report): string => {
  const written = publishSource(bytes, report, sumUp);
  return written.ok ? 'written' : written.error.key;
};

/** The numbers of the lines that differ; the texts must have the same number of lines. */
export const changedLines = (before: string, after: string): number[] => {
  const [old, now] = [before.split('\n'), after.split('\n')];
  expect(now).toHaveLength(old.length);
  return old.flatMap((line, index) => (line === now[index] ? [] : [index + 1]));
};

export const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;
