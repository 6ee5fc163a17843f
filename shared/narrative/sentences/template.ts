// The shape of a sentence the tool can write from the cells and recognise again: fixed words with figures between them. templates.ts makes
// them for an edition, write-sentence.ts and recognise.ts walk through them.
import type { Ask } from '../ask.ts';

/** What stands in a sentence: words; this year's figure; by how much or how many percent it changed; a list of what there was any of. */
export type Piece =
  | string
  | { readonly kind: 'figure'; readonly ask: Ask }
  | { readonly kind: 'difference'; readonly ask: Ask }
  | { readonly kind: 'percent'; readonly ask: Ask }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] };

/** `label` 3 件; left out where the figure is 0. */
export type ListItem = { readonly label: string; readonly ask: Ask; readonly unit: string };

/** A figure of both years; `last` is null where last year's report is not here, stands blank or has another form. */
export type FigureAt = (ask: Ask) => { readonly now: number; readonly last: number | null };

/** One wording; the first of a template that suits the figures is written. */
export type Form = { readonly pieces: readonly Piece[]; readonly suits: (at: FigureAt) => boolean };

/** Under which head a menu lists it. */
export type TemplateGroup = 'requests' | 'art20' | 'disputes' | 'years';

export type Template = {
  /** Stable, for example "received" or "documents:normative". */
  readonly id: string;
  readonly group: TemplateGroup;
  readonly forms: readonly Form[];
  /** Every figure the sentence can rest on; all must be answered before it is written. */
  readonly asks: readonly Ask[];
  /** It compares with last year. */
  readonly isYearly: boolean;
};

export const SEPARATOR = '、';
