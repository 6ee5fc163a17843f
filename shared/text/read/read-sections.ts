// Deals the lines outside the tables out to the prose sections. Called by read-report.ts.
import type { HeadingKey, SectionKey } from '../../edition/types.ts';
import { message } from '../../i18n/translate.ts';
import type { Report } from '../../report/report.ts';
import type { SourceLine } from './lines.ts';
import type { Outline } from './outline.ts';
import type { SectionLines } from './places.ts';
import { toParagraphs } from './prose.ts';
import type { Repair } from './repair.ts';
import { readTitle, type Title } from './title.ts';

type Sections = { readonly sections: Report['sections']; readonly lines: SectionLines };

/** What stands outside the tables, by section; a line that belongs to none is listed as unplaced. */
export const readSections = (
  lines: readonly SourceLine[],
  outline: Outline,
  title: Title | null,
  loneYear: number | null,
  repairs: Repair[],
): Sections => {
  const parts: Record<SectionKey, SourceLine[]> = { preamble: [], '1': [], '5': [], '6': [] };
  const headingAt = new Map([...outline.headings].map(([key, index]) => [index, key]));
  const regionAt = new Map(outline.regions.map((region) => [region.from, region]));
  const titleLines = new Set([...(title?.indexes ?? []), ...(loneYear === null ? [] : [loneYear])]);
  const firstTitle = Math.min(...(titleLines.size > 0 ? titleLines : [-1]));
  let place: SectionKey | null = 'preamble';
  const behindTables = (): SectionKey | null => (outline.headings.has('5') ? null : '5');
  let index = 0;
  const unplaced = (line: SourceLine): number =>
    repairs.push({
      line: line.no,
      kind: 'unplaced-text',
      message: message('read.unplaced', { line: line.no, text: line.text.trim().slice(0, 40) }),
    });
  while (index < lines.length) {
    const region = regionAt.get(index);
    if (region && region.to > index) {
      index = region.to;
      place = region.table === 'disputes' ? behindTables() : null;
      continue;
    }
    const line = lines[index];
    const key = headingAt.get(index);
    if (key) place = PROSE[key];
    else if (line && line.text.trim() !== '' && !titleLines.has(index)) {
      if (index < firstTitle || DRAFT.test(line.text) || isRunningTitle(line, index, title)) unplaced(line);
      else if (place === null) unplaced(line);
      else parts[place].push(line);
    }
    index++;
  }
  const read = {
    preamble: toParagraphs(parts.preamble, repairs),
    '1': toParagraphs(parts['1'], repairs),
    '5': toParagraphs(parts['5'], repairs),
    '6': toParagraphs(parts['6'], repairs),
  };
  return {
    sections: { preamble: read.preamble.texts, '1': read['1'].texts, '5': read['5'].texts, '6': read['6'].texts },
    lines: { preamble: read.preamble.lines, '1': read['1'].lines, '5': read['5'].lines, '6': read['6'].lines },
  };
};

const isRunningTitle = (line: SourceLine, index: number, title: Title | null): boolean => {
  if (!title || line.text.length > 90) return false;
  const other = readTitle(line, index);
  return other !== null && other.organ === title.organ && other.year === title.year;
};

const DRAFT = /^\s*【草稿】\s*$/;
const PROSE: Readonly<Record<HeadingKey, SectionKey | null>> = { '1': '1', '2': null, '3': null, '4': null, '5': '5', '6': '6' };
