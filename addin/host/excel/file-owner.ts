// Judges whose sheets stand in the open file before anything is written: this report's, another's, another server's. build-sheets.ts asks.
import type { HostContent } from '../workbook-host.ts';
import type { FileBinding } from './file-binding.ts';
import type { FoundSheets } from './find-sheets.ts';

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

/** Whether the front sheet names this organ and year, or nothing. */
const isTitled = ({ blocks }: FoundSheets, { organ, year }: HostContent): boolean => {
  const cover = blocks.get('cover');
  return (cover?.plan.sheet.cells ?? []).every(({ field, row, column }) => {
    const shown = String(cover?.values[row]?.[column] ?? '');
    if (field === 'organ') return shown === '' || shown === organ;
    return field !== 'year' || shown === '' || shown === String(year ?? '');
  });
};
