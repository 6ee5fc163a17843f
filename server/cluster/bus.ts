// The port between nodes that share one storage: wakes the others up. It carries no edits; what is missing is read from storage.
// Adapters: local-bus.ts (one node), postgres-bus.ts (LISTEN/NOTIFY). Duplicates are harmless; what is lost is found by polling.

export type BusNews =
  /** The report's log reached this number. */
  | { readonly kind: 'committed'; readonly report: string; readonly seq: number }
  /** People, roles, assignments or review changed. */
  | { readonly kind: 'access'; readonly report: string }
  /** The list of conflicts changed. */
  | { readonly kind: 'conflicts'; readonly report: string }
  /** The report was restored: its epoch was raised. */
  | { readonly kind: 'restored'; readonly report: string }
  /** Who is where: the body of an awareness message (sync/frames.ts). Never stored; the newest state of each client is what arrives. */
  | { readonly kind: 'presence'; readonly report: string; readonly state: Uint8Array }
  /** A node opened the report and does not know who is there: the others publish the presence they hold. */
  | { readonly kind: 'asked'; readonly report: string }
  /** Somebody has new notices, or has read some. */
  | { readonly kind: 'notices'; readonly report: string; readonly person: string }
  /** Somebody signed out, or their sign-in was ended: its connections are closed. */
  | { readonly kind: 'signedOut'; readonly signIn: string }
  /** The line to the others was down for a while: every open report reads what it lacks. Only ever heard, never published. */
  | { readonly kind: 'missed' };

export type Bus = {
  /** Tells the other nodes; never rejects. `committed` needs no telling where the store's adapter does it in its commit. */
  readonly publish: (news: BusNews) => void;
  /** News of other nodes, never of this one. The returned function ends it. */
  readonly subscribe: (listener: (news: BusNews) => void) => () => void;
  readonly close: () => Promise<void>;
};

/** One node only: nobody to tell. */
export const createLocalBus = (): Bus => ({ publish: () => {}, subscribe: () => () => {}, close: async () => {} });
