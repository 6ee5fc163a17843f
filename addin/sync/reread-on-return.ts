// Excel does not tell of every change, so its sheets are read again when the person comes back to the pane and when the
// line to the server is back. taskpane.tsx wraps the binding in it; the web grid tells everything and needs none.
import type { Binding } from './bind-workbook.ts';
import type { Session } from './session-state.ts';

/** Closes with the binding. `onReturn` calls back whenever the person returns, and gives the way to stop. */
export const rereadOnReturn = (
  binding: Pick<Binding, 'reconcile' | 'close' | 'review'>,
  saved: Session['saved'],
  onReturn: (back: () => void) => () => void,
): Pick<Binding, 'close' | 'review'> => {
  let wasOffline = saved.get().kind === 'offline';
  const stops = [
    saved.subscribe(() => {
      const isOffline = saved.get().kind === 'offline';
      if (wasOffline && !isOffline) void binding.reconcile();
      wasOffline = isOffline;
    }),
    onReturn(() => void binding.reconcile()),
  ];
  return {
    review: binding.review,
    close: () => {
      for (const stop of stops) stop();
      binding.close();
    },
  };
};
