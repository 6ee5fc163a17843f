// Judges whose sheets stand in the open file before anything is written: this report's, another's, another server's, somebody's own. What
// was left beside ours is said. build-sheets.ts asks.
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { SheetKey } from '#shared/workbook/address';
import type { HostContent } from '../workbook-host.ts';
import type { FileBinding } from './file-binding.ts';
import type { FoundSheets, SheetPlace } from './find-sheets.ts';
import type { OpenSheets } from './open-sheets.ts';

/** Whose sheets stand in the file. unknown: nothing says so, but they are titled like this report. */
export type Owner = 'nobody' | 'ours' | 'unknown' | 'otherReport' | 'otherServer';

/** What is asked for: this report of this server ('' where nobody knows). */
export type Asker = { readonly reportId: string | null; readonly server: string };

/** Decides by the binding in the file; without one by the front sheet's title. */
export const ownerOf = (found: FoundSheets, binding: FileBinding | null, content: HostContent, { reportId, server }: Asker): Owner => {
  if (found.blocks.size === 0) return 'nobody';
  if (binding === null) return isTitled(found, content) ? 'unknown' : 'otherReport';
  const isHere = !binding.server || server === '' || binding.server === server;
  if (!isHere) return 'otherServer';
  return binding.report === reportId ? 'ours' : 'otherReport';
};

export type SeenFile = { readonly owner: Owner; readonly binding: FileBinding | null; readonly setAside: readonly SheetPlace[] };

/** What is to be said of an opened file; nothing of one that is empty or wholly ours. `drawn`: the tabs of the new sheets. */
export const fileSentences = ({ plan }: OpenSheets, seen: SeenFile, drawn: ReadonlyMap<SheetKey, string>): readonly Message[] => {
  const { owner, binding, setAside } = seen;
  if (owner === 'otherServer') return [message('excel.otherServer', { server: binding?.server ?? '' })];
  if (owner === 'otherReport') return [message('excel.otherReport')];
  const sentences: Message[] = owner === 'unknown' ? [message('excel.bindingLost')] : [];
  if (setAside.length > 0) sentences.push(message('excel.setAside', namesOf(setAside.map(({ sheetName }) => sheetName))));
  // A number was needed, and not because of a sheet of ours: somebody else's bears the name.
  const taken = [...drawn].flatMap(([key, name]) => {
    const wanted = plan.sheetByKey.get(key)?.sheet.name ?? name;
    return name === wanted || setAside.some(({ sheetName }) => sheetName === wanted) ? [] : [wanted];
  });
  if (taken.length > 0) sentences.push(message('excel.foreignSheets', namesOf(taken)));
  return sentences;
};

const namesOf = (names: readonly string[]) => ({ count: names.length, sheet: names[0] ?? '' });

/** Whether the front sheet names this organ and year, or nothing. */
const isTitled = ({ blocks }: FoundSheets, { organ, year }: HostContent): boolean => {
  const cover = blocks.get('cover');
  return (cover?.plan.sheet.cells ?? []).every(({ field, row, column }) => {
    const shown = String(cover?.values[row]?.[column] ?? '');
    if (field === 'organ') return shown === '' || shown === organ;
    return field !== 'year' || shown === '' || shown === String(year ?? '');
  });
};
