// What the host shows, as far as the binding knows: one half of the echo rule. An event that agrees with the shadow
// changed nothing and is ignored, whenever it comes; there are no time windows.
import type { CellId } from '#shared/cell/cell-id';
import type { CellKind, CellValue } from '#shared/cell/cell-value';
import type { SectionKey } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';
import type { HostContent } from '../host/workbook-host.ts';

/** Stands for "something else than the document": the next flush writes the place whatever the document holds. No two are equal. */
export type Unknown = symbol;
export const newUnknown = (): Unknown => Symbol('unknown');

export type Shadow = {
  /** Blank is null. */
  readonly cell: (id: CellId) => CellValue | null | Unknown;
  readonly setCell: (id: CellId, value: CellValue | null | Unknown) => void;
  /** Paragraphs joined by line breaks. */
  readonly section: (key: SectionKey) => string | Unknown;
  readonly setSection: (key: SectionKey, text: string | Unknown) => void;
  readonly title: () => string;
  readonly setTitle: (title: string) => void;
};

export const createShadow = (content: HostContent): Shadow => {
  const cells = new Map<CellId, CellValue | Unknown>(content.cells);
  const sections = new Map<SectionKey, string | Unknown>(SECTION_KEYS.map((key) => [key, content.sections[key].join('\n')]));
  let title = titleOf(content.organ, content.year);
  return {
    cell: (id) => cells.get(id) ?? null,
    setCell: (id, value) => {
      if (value === null) cells.delete(id);
      else cells.set(id, value);
    },
    section: (key) => sections.get(key) ?? '',
    setSection: (key, text) => {
      sections.set(key, text);
    },
    title: () => title,
    setTitle: (next) => {
      title = next;
    },
  };
};

/** Organ and year as one text to compare. */
export const titleOf = (organ: string, year: number | null): string => `${year ?? ''}\n${organ}`;

/** Whether an entry read as `value` is the `other` one. A number cannot carry the trailing zeros an amount is held with. */
export const isSameValue = (
  kind: CellKind,
  entry: string | number | boolean | null,
  value: CellValue | null,
  other: CellValue | null | Unknown,
): boolean =>
  value === other ||
  (kind === 'amount' && typeof entry === 'number' && typeof other === 'string' && Number(other) === entry && value !== null);
