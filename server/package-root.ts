// Where the package lies on disk: the sources and the built command line find pane, office.js and vite.config.ts from here.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with this project's package.json, looked for upwards from this module. */
export const packageRoot = (): string => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && /"name":\s*"nianbao"/.test(readFileSync(file, 'utf8'))) return folder;
    if (dirname(folder) === folder) throw new Error('package.json was not found above this module');
  }
};
