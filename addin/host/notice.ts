// A sentence for the person about what they just did in the workbook. Hosts and the binding make them, the pane shows them.
import type { CellId } from '#shared/cell/cell-id';
import type { SectionKey } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';

/** The place it is about, where it is about one. */
export type Notice = { readonly message: Message; readonly cell: CellId | null; readonly section: SectionKey | null };
