// A real spreadsheet program for tests: LibreOffice, headless, with a profile of its own.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const findProgram = (): string | null =>
  ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;

const program = findProgram();

/** Whether LibreOffice is here; where it is required and absent this throws instead. */
export const libreOfficeIsPresent = (): boolean => {
  if (program !== null) return true;
  if (process.env.NIANBAO_REQUIRE_LIBREOFFICE === '1') throw new Error('LibreOffice is required here and was not found on the PATH');
  console.warn('skipped: the comparison with LibreOffice, because neither soffice nor libreoffice is on the PATH');
  return false;
};

/**
 * Opens all workbooks in one run and gives what their sheets show: workbook name → sheet name → rows of fields. Text is the
 * quickest way out of the program (half the time of saving workbooks); it needs LibreOffice 7.2.
 */
export const showSheets = async (workbooks: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, ReadonlyMap<string, Rows>>> => {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-office-'));
  try {
    const paths = [...workbooks.keys()].map((name) => join(folder, `${name}.xlsx`));
    await Promise.all([...workbooks].map(([name, bytes]) => writeFile(join(folder, `${name}.xlsx`), bytes)));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const out = join(folder, 'out');
    await run(
      program ?? 'soffice',
      [profile, '--headless', '--norestore', '--convert-to', TAB_SEPARATED_ALL_SHEETS, '--outdir', out, ...paths],
      {
        timeout: 150_000,
      },
    );
    const shown = new Map<string, Map<string, Rows>>([...workbooks.keys()].map((name) => [name, new Map()]));
    for (const file of await readdir(out)) {
      const [, name = '', sheet = ''] = /^([^-]+)-(.*)\.csv$/.exec(file) ?? [];
      shown.get(name)?.set(sheet, toRows(await readFile(join(out, file), 'utf8')));
    }
    return shown;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export type Rows = readonly (readonly string[])[];

const toRows = (text: string): Rows =>
  text
    .split('\n')
    .map((line) => line.split('\t').map((field) => (/^".*"$/.test(field) ? field.slice(1, -1).replaceAll('""', '"') : field)));

// Tab, double quote, UTF-8, from line 1, cells as shown, every sheet into a file of its own.
const TAB_SEPARATED_ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1';
