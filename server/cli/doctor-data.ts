// What `nianbao doctor` looks at on this machine: folder, permissions, disk, clock and the data itself.
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { message } from '#shared/i18n/translate';
import type { Config } from '../config.ts';
import { DATABASE } from '../store/backup.ts';
import { checkDatabase, checkReports } from '../store/check-database.ts';
import { lockFolder } from '../store/folder-lock.ts';
import { DATA_FORMAT } from '../store/migrations/migrate.ts';
import type { DoctorCheck } from './doctor-check.ts';
import { bad, good, note } from './doctor-check.ts';
import { openForReading } from './read-storage.ts';

/** The folder, whether a server has it, and who else could read it. */
export const checkFolder = (folder: string): { readonly checks: readonly DoctorCheck[]; readonly isRunning: boolean } => {
  if (!existsSync(folder)) return { checks: [note(message('operations.doctor.noFolder', { folder }))], isRunning: false };
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return { checks: [bad(message('operations.doctor.folderClosed', { folder, reason: codeOf(error) }))], isRunning: false };
  }
  const lock = lockFolder(folder);
  if (lock.ok) lock.value.release();
  const use = lock.ok ? message('operations.doctor.notRunning', { folder }) : message('operations.doctor.running', { folder });
  return { checks: [good(use), ...checkPermissions(folder)], isRunning: !lock.ok };
};

const checkPermissions = (folder: string): readonly DoctorCheck[] => {
  // Windows has no such modes.
  if (process.platform === 'win32') return [];
  const checks: DoctorCheck[] = [];
  const mode = modeOf(folder);
  const isFolderClosed = (mode & 0o077) === 0;
  if (!isFolderClosed) checks.push(bad(message('operations.doctor.folderOpen', { folder, mode: mode.toString(8) })));
  for (const name of ['secret', ...(isFolderClosed ? [] : [DATABASE])]) {
    const file = join(folder, name);
    if (!existsSync(file) || (modeOf(file) & 0o077) === 0) continue;
    checks.push(bad(message('operations.doctor.fileOpen', { file, mode: modeOf(file).toString(8) })));
  }
  return checks.length > 0 ? checks : [good(message('operations.doctor.permissionsGood'))];
};

/** Enough room for the data a second time, as a backup or an upgrade needs it. */
export const checkDisk = (folder: string): DoctorCheck => {
  let standing = folder;
  while (!existsSync(standing)) standing = dirname(standing);
  const { bavail, bsize } = statfsSync(standing);
  const free = bavail * bsize;
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(DATABASE)) : [];
  const used = names.reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
  const wanted = Math.max(LEAST_FREE, 2 * used);
  const shown = { free: inWords(free), used: inWords(used) };
  return free < wanted
    ? bad(message('operations.doctor.diskLow', { ...shown, wanted: inWords(wanted) }))
    : good(message('operations.doctor.disk', shown));
};

/** The clock against the calendar and against the last change in the data. */
export const checkClock = async (place: DataPlace, now: number): Promise<DoctorCheck> => {
  const shown = new Date(now).toISOString();
  if (now < EARLIEST || now > LATEST) return bad(message('operations.doctor.clockWrong', { now: shown }));
  const last = await lastChange(place);
  return last !== null && Date.parse(last) > now + CLOCK_SLACK
    ? bad(message('operations.doctor.clockBehind', { now: shown, last }))
    : good(message('operations.doctor.clock', { now: shown }));
};

/** Pages, references and every report's log, document and review. */
export const checkStorage = async (folder: string): Promise<readonly DoctorCheck[]> => {
  const file = join(folder, DATABASE);
  if (!existsSync(file)) return [note(message('operations.doctor.noData', { file }))];
  const checked = await checkDatabase(file);
  return checked.ok ? [good(message('operations.doctor.storage', { format: DATA_FORMAT, ...checked.value }))] : checked.error.map(bad);
};

/** The database several nodes share: whether it answers, and every report in it. */
export const checkSharedDatabase = async (place: DataPlace): Promise<readonly DoctorCheck[]> => {
  const opened = await openForReading(place);
  if (!opened.ok) return [bad(opened.error)];
  try {
    const checked = await checkReports(opened.value.store);
    return [
      ...(opened.value.wasRestored ? [bad(message('operations.doctor.databaseRestored'))] : []),
      ...(checked.ok ? [good(message('operations.doctor.database', { ...checked.value }))] : checked.error.map(bad)),
    ];
  } finally {
    await opened.value.close();
  }
};

type DataPlace = Pick<Config, 'dataFolder' | 'database'>;

const lastChange = async (place: DataPlace): Promise<string | null> => {
  const isThere = place.database !== null || existsSync(join(place.dataFolder, DATABASE));
  const opened = isThere ? await openForReading(place) : null;
  // What cannot be read is checkStorage's to say.
  if (!opened?.ok) return null;
  try {
    const rows = await opened.value.store.reports();
    return (
      rows
        .map(({ updatedAt }) => updatedAt)
        .sort()
        .at(-1) ?? null
    );
  } catch {
    return null;
  } finally {
    await opened.value.close();
  }
};

const modeOf = (path: string): number => statSync(path).mode & 0o777;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

const inWords = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} KB`;

const LEAST_FREE = 200_000_000;
const CLOCK_SLACK = 60_000;
const EARLIEST = Date.UTC(2025, 0);
const LATEST = Date.UTC(2100, 0);
