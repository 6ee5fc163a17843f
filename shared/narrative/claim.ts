// A claim is what a stretch of prose says before it is held against the tables. The binding files make claims, settle.ts judges them.

import type { Ask } from './ask.ts';
import type { Scope } from './assertion.ts';

type Words = { readonly start: number; readonly end: number; readonly scope: Scope };

export type Claim = Words &
  (
    | {
        readonly kind: 'count';
        /** Several asks are added up. */
        readonly asks: readonly Ask[];
        readonly stated: number;
        readonly decimals: number;
        readonly unit: string;
      }
    | { readonly kind: 'share'; readonly part: Ask; readonly wholes: readonly Ask[]; readonly stated: number; readonly decimals: number }
    /** A comparison with last year: by how many, by how many percent, or what it was before. */
    | {
        readonly kind: 'change';
        readonly of: 'count' | 'percent' | 'before';
        readonly asks: readonly Ask[];
        /** Below 0 where it became less. */
        readonly stated: number;
        readonly decimals: number;
        readonly unit: string;
      }
    /** Arithmetic among words: what the parts give stands beside what is stated. */
    | { readonly kind: 'sum'; readonly stated: number; readonly actual: number; readonly parts: number }
  );

export type CountClaim = Extract<Claim, { kind: 'count' }>;
export type ChangeClaim = Extract<Claim, { kind: 'change' }>;
