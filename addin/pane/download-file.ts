// Hands a file to the browser's downloads. PublishFiles.tsx and PosterPart.tsx call it.

import type { Download } from '../state/offer-files.ts';

/** Starts the download; what no file system takes becomes a full-width dash. */
export const downloadFile = ({ name, type, content }: Download): void => {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|\s]/g, '－');
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after this turn; a minute is ample even for slow dialogs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
