// How the engine keeps memory for a server: many reports stay open all day while few people type. Called by `serve` before anything else.
import { setFlagsFromString } from 'node:v8';

/**
 * Garbage is collected when the heap has grown by a third, not when it has doubled or more: what is left over from opening reports would
 * else stay for hours. Costs nothing while people type, and some tens of milliseconds, spread, for every hundred reports that are opened.
 */
export const keepSmall = (): void => setFlagsFromString('--heap-growing-percent=30');
