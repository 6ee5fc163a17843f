// Waits for a condition of the pane; patient, because the formulas' engine is loaded on the way and machines differ.
import { vi } from 'vitest';

/** The value once `look` no longer throws. */
export const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 15_000, interval: 20 });
