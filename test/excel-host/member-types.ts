// The shape of the test host's knowledge of Excel's classes, and the state a request runs against.
import type { Gap } from './wire-error.ts';
import type { WorkbookModel } from './workbook-model.ts';

/** An object on the host's side: Excel's class name and what it stands for. */
export type Thing = { readonly cls: string; readonly of: unknown };

export const thing = (cls: string, of: unknown): Thing => ({ cls, of });

/** Faults a test switches on; each is off at first. */
export type Faults = {
  /** This many requests are answered as if a cell were being edited. */
  cellEdit: number;
  /** Requests are taken and never answered. */
  hang: boolean;
  /** This many requests are refused with an error of the channel itself. */
  refuse: number;
  /** This many requests are refused as too large (the channel's 5103). */
  tooLarge: number;
  /** This many writes are refused as if the sheet were protected. */
  deny: number;
  /** This many events never arrive. */
  loseEvents: number;
  /** This many events arrive twice. */
  doubleEvents: number;
  /** Events wait until the wire is asked to release them. */
  lateEvents: boolean;
  /** Excel tells of a calculation before it tells of the change that caused it. */
  calculatedFirst: boolean;
  /** Events of programs' writes do not say whose they are. */
  nameless: boolean;
  /** This many writes of values are accepted and forgotten. */
  swallow: number;
  /** A request fails at this action with GeneralException; 0 is off. */
  failAt: number;
  /** How Excel gives formulas and texts back, where it spells them its own way. */
  respell: (formula: string) => string;
};

export type HostState = {
  readonly workbook: WorkbookModel;
  readonly references: Map<string, Thing>;
  readonly referenceIds: Map<Thing, string>;
  readonly gaps: Gap[];
  /** Event kinds the client registered, by name ("DataChanged"). */
  readonly registered: Map<string, number>;
  /** Whether the library's metadata knows the class (and the member of it). */
  readonly excelHas: (cls: string, member: string | null) => boolean;
  readonly faults: Faults;
  /** What the pane's visibility was set to, in order ("Visible"). */
  readonly runtime: { readonly asked: string[] };
  /** Called when a program had everything calculated. */
  readonly calculated: () => void;
  /** Called with every block of cells a program wrote, for the events. */
  readonly wrote: (sheetId: string, address: string) => void;
};

export type ClassDefinition = {
  readonly id?: (of: unknown, state: HostState) => Record<string, unknown>;
  readonly get?: Readonly<Record<string, (of: unknown, state: HostState) => unknown>>;
  readonly set?: Readonly<Record<string, (of: unknown, value: unknown, state: HostState) => void>>;
  readonly nav?: Readonly<Record<string, (of: unknown, state: HostState) => Thing | null>>;
  readonly call?: Readonly<Record<string, (of: unknown, args: readonly unknown[], state: HostState) => unknown>>;
  readonly items?: (of: unknown, state: HostState) => readonly Thing[];
};

/** Writes a class's members against its own type; the cast stands here once. */
export const define = <T>(definition: {
  readonly id?: (of: T, state: HostState) => Record<string, unknown>;
  readonly get?: Readonly<Record<string, (of: T, state: HostState) => unknown>>;
  readonly set?: Readonly<Record<string, (of: T, value: unknown, state: HostState) => void>>;
  readonly nav?: Readonly<Record<string, (of: T, state: HostState) => Thing | null>>;
  readonly call?: Readonly<Record<string, (of: T, args: readonly unknown[], state: HostState) => unknown>>;
  readonly items?: (of: T, state: HostState) => readonly Thing[];
}): ClassDefinition => definition as unknown as ClassDefinition;
