// What a workbook file brings along that was changed in it while nobody synchronised it (mailed, renamed, edited offline), as a host
// finds it when it adopts the file. sync/file-review.ts keeps it until the person has chosen.
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import type { SectionKey } from '#shared/edition/types';

/** A place where the file differs from what it last had in common with the server, and from the report. It stands untouched in the sheet. */
export type FileEdit =
  | {
      readonly kind: 'cell';
      readonly cell: CellId;
      /** As it stands in the sheet; it may be unreadable. */
      readonly mine: string | number | boolean | null;
      readonly base: CellValue | null;
      /** False where the file does not say what stood there: nobody knows which side changed it. */
      readonly isBaseKnown: boolean;
    }
  | {
      readonly kind: 'section';
      readonly section: SectionKey;
      /** Paragraphs joined by line breaks, `base` too. */
      readonly mine: string;
      readonly base: string;
      readonly isBaseKnown: boolean;
    };

export type FileCopy = {
  readonly edits: readonly FileEdit[];
  /** When file and server last agreed (ISO 8601); null where the file does not say. */
  readonly syncedAt: string | null;
  /** Who last saved the file, as the file says. */
  readonly savedBy: string | null;
};

/** The place of an edit, as choices name it: a cell id, or `section:1`. */
export const filePlace = (edit: FileEdit): string => (edit.kind === 'cell' ? edit.cell : `section:${edit.section}`);
