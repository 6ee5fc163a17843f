// One window of this browser at a time: the sign-in is renewed by one of them for all. start-pane.tsx hands it to the account.

/** Runs `work` while no other window runs any under the same name; where the browser knows no locks or refuses them, at once. */
export const runAlone = async <T>(locks: Pick<LockManager, 'request'> | undefined, name: string, work: () => Promise<T>): Promise<T> => {
  if (!locks) return work();
  let hasBegun = false;
  try {
    return await locks.request(name, () => {
      hasBegun = true;
      return work();
    });
  } catch (error) {
    if (hasBegun) throw error;
    // A framed page without storage (Excel on the web) has the locks and may not use them. Nothing is shared there that they could guard.
    return work();
  }
};
