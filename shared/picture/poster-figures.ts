// What the parts of the one-page picture have at hand.
import type { FigureOf, YearFigures } from './read-figures.ts';

export type PosterFigures = {
  readonly now: YearFigures;
  readonly at: FigureOf;
  readonly before: YearFigures | null;
  readonly atBefore: FigureOf | null;
  readonly past: readonly (YearFigures & { readonly year: number })[];
};
