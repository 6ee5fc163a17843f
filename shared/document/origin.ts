// Where a change of the document came from. A binding never writes a change back to where it came from.
import type { CellId } from '../cell/cell-id.ts';

export type EditHow = 'typed' | 'pasted' | 'imported' | 'carriedOver' | 'adopted' | 'merged' | 'restored';

export type Origin =
  /** A person's edit in a host (sheet or grid): the sheet shows it already. */
  | { readonly kind: 'host'; readonly how: EditHow; readonly shown: ReadonlySet<CellId> | null }
  /** A person's edit in the pane: the sheet does not show it yet. */
  | { readonly kind: 'pane'; readonly how: EditHow }
  /** Taken from storage or from the server. */
  | { readonly kind: 'load' };

export const hostOrigin = (how: EditHow, shown: ReadonlySet<CellId> | null = null): Origin => ({ kind: 'host', how, shown });
export const paneOrigin = (how: EditHow): Origin => ({ kind: 'pane', how });

export const isOrigin = (value: unknown): value is Origin =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'host' || value.kind === 'pane' || value.kind === 'load');
