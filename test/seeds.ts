// Real published reports, where the folder that holds them stands beside the checkout; their sentences are not ours to carry.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../shared/seeds/', import.meta.url));

export const seedsArePresent = existsSync(`${folder}seed-000.txt`);

if (!seedsArePresent) console.warn(`skipped: the tests over real reports, because ${folder} is absent`);

/** Path of a seed's text, 0 to 4. */
export const seedPath = (number: number): string => `${folder}seed-00${number}.txt`;

export const seedText = (number: number): string => readFileSync(seedPath(number), 'utf8');

/** A file of the handbook's spec folder, for example the standard text of seed 003. */
export const specText = (name: string): string => readFileSync(`${folder}../spec/${name}`, 'utf8');
