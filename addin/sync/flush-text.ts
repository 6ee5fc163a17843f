// Brings the title and the changed prose of a document to its host, one call at a time. A step of bind-workbook.ts.
import type { SectionKey } from '#shared/edition/types';
import type { HostContent, WorkbookHost } from '../host/workbook-host.ts';
import type { FileReview } from './file-review.ts';
import { newUnknown, type Shadow, titleOf } from './shadow.ts';

export type FlushTextDeps = {
  readonly host: WorkbookHost;
  readonly shadow: Shadow;
  /** Sections that may differ; one that does not is taken out. */
  readonly dirtySections: Set<SectionKey>;
  readonly review: Pick<FileReview, 'holds'>;
};

/** Whether something was brought; rejects where the host would not take it. */
export const flushText = async (
  { organ, year, sections }: HostContent,
  { host, shadow, dirtySections, review }: FlushTextDeps,
): Promise<boolean> => {
  if (shadow.title() !== titleOf(organ, year)) {
    await host.writeTitle(organ, year);
    shadow.setTitle(titleOf(organ, year));
    return true;
  }
  for (const key of dirtySections) {
    const text = sections[key].join('\n');
    const before = shadow.section(key);
    if (before !== text && !review.holds(`section:${key}`)) {
      await host.writeSection(key, sections[key]);
      shadow.setSection(key, shadow.section(key) === before ? text : newUnknown());
      return true;
    }
    dirtySections.delete(key);
  }
  return false;
};
