// The values a workbook file last had in common with the server, kept in the file: what was changed in it since, without us, is found
// by comparing. build-sheets.ts reads it, excel-host.ts renews it whenever everything is on the server.

import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { isCellValue } from '#shared/cell/cell-value';
import type { Edition, SectionKey } from '#shared/edition/types';
import { BASE_KEY, commonText, LONGEST_COMMON, plainParagraphs, type Synced } from '#shared/workbook/file-marks';
import type { FileEdit } from '../file-copy.ts';
import type { HostContent, HostEdit } from '../workbook-host.ts';

type FileBase = {
  readonly cells: ReadonlyMap<CellId, CellValue>;
  readonly sections: Readonly<Record<SectionKey, string>>;
  readonly at: string;
};

/** missing: the file never agreed with a server (or another program threw it away); damaged: it cannot be read. */
export type FoundBase = { readonly kind: 'missing' | 'damaged' } | { readonly kind: 'known'; readonly base: FileBase };

/** Queues the writing. */
export const queueKeepBase = (context: Excel.RequestContext, content: HostContent, synced: Synced): void => {
  const text = commonText(content, synced);
  if (text !== null) context.workbook.settings.add(BASE_KEY, text);
};

/** Queues the reading. */
export const queueBase = (context: Excel.RequestContext, edition: Edition): (() => FoundBase) => {
  const setting = context.workbook.settings.getItemOrNullObject(BASE_KEY).load('value');
  return () => (setting.isNullObject ? { kind: 'missing' } : readBase(setting.value, edition));
};

/** What the file changed, among the differences between its sheets and the report. */
export const editsInFile = (differences: readonly HostEdit[], found: FoundBase, edition: Edition): FileEdit[] =>
  differences.flatMap((edit): FileEdit[] => {
    const base = found.kind === 'known' ? found.base : null;
    const isBaseKnown = base !== null;
    if (edit.kind === 'section') {
      const mine = plainParagraphs(edit.paragraphs);
      const before = base?.sections[edit.section] ?? '';
      return isBaseKnown && mine === before ? [] : [{ kind: 'section', section: edit.section, mine, base: before, isBaseKnown }];
    }
    const before = base?.cells.get(edit.cell) ?? null;
    const isAmount = edition.cellById.get(edit.cell)?.kind === 'amount';
    const isSame = edit.entry === before || (isAmount && before !== null && edit.entry !== null && Number(edit.entry) === Number(before));
    return isBaseKnown && isSame ? [] : [{ kind: 'cell', cell: edit.cell, mine: edit.entry, base: before, isBaseKnown }];
  });

const readBase = (text: unknown, edition: Edition): FoundBase => {
  if (typeof text !== 'string' || text.length > LONGEST_COMMON) return { kind: 'damaged' };
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value.v !== 1 || typeof value.at !== 'string' || !isRecord(value.cells) || !isRecord(value.sections)) {
      return { kind: 'damaged' };
    }
    const { sections } = value;
    const cells = new Map<CellId, CellValue>();
    for (const [key, held] of Object.entries(value.cells)) {
      const definition = edition.cellById.get(key as CellId);
      if (definition && definition.sumOf === null && isCellValue(definition.kind, held)) cells.set(definition.id, held);
    }
    const textOf = (key: SectionKey): string => (typeof sections[key] === 'string' ? sections[key] : '');
    const base = { cells, at: value.at, sections: { preamble: textOf('preamble'), '1': textOf('1'), '5': textOf('5'), '6': textOf('6') } };
    return { kind: 'known', base };
  } catch {
    return { kind: 'damaged' };
  }
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
