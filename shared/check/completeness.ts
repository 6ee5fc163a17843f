// C1: every typed cell is answered. C2: organ, year and the six sections are there, in order and not empty.
import type { CellId } from '../cell/cell-id.ts';
import type { TableId } from '../edition/types.ts';
import type { Message } from '../i18n/translate.ts';
import { message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import { HEADING_KEYS, SECTION_KEYS } from '../report/report.ts';
import type { Finding } from './finding.ts';
import { findingLine } from './finding-line.ts';

/**
 * One C1 error listing all unanswered cells. A doubtful cell is unanswered even where blanks count as zeros: something
 * stands there that could not be read.
 */
export const checkAnswered = (report: Report, blankIsZero: boolean): readonly Finding[] => {
  const unanswered = report.edition.inputs.filter(({ id }) => {
    const cell = report.cells.get(id);
    return cell?.status === 'doubtful' || (!blankIsZero && (cell?.value ?? null) === null);
  });
  if (unanswered.length === 0) return [];
  const count = (table: TableId) => unanswered.filter((cell) => cell.table === table).length;
  const doubtful = unanswered.filter(({ id }) => report.cells.get(id)?.status === 'doubtful').length;
  const cells = unanswered.map(({ id }) => id);
  const totals = totalsNotStated(report);
  const parameters = {
    count: cells.length,
    art20: count('art20'),
    requests: count('requests'),
    disputes: count('disputes'),
    doubtful,
    totals,
  };
  return [
    {
      ...PLAIN,
      id: 'C1',
      rule: 'C1',
      cells,
      message: message(unansweredKey(doubtful, totals), parameters),
      line: findingLine(report, cells),
    },
  ];
};

const unansweredKey = (doubtful: number, totals: number) => {
  if (doubtful > 0) return totals > 0 ? 'check.unansweredBoth' : 'check.unansweredDoubtful';
  return totals > 0 ? 'check.unansweredTotals' : 'check.unanswered';
};

/** C2 errors, one per thing that is missing or out of place. */
export const checkParts = (report: Report): readonly Finding[] => [...checkTitle(report), ...checkHeadings(report), ...checkProse(report)];

const checkTitle = ({ organ, year }: Report): Finding[] => {
  const findings: Finding[] = [];
  const name = organ?.trim() ?? '';
  if (name === '') findings.push(part('organ', 'title', message('check.organMissing')));
  else if (NOT_A_FULL_NAME.test(name)) findings.push(part('organ', 'title', message('check.organNotFull', { organ: name })));
  if (year === null) findings.push(part('year', 'title', message('check.yearMissing')));
  return findings;
};

const checkHeadings = ({ headings, edition }: Report): Finding[] => {
  const missing = edition.headings.filter(({ key }) => !headings.includes(key));
  const findings = missing.map(({ key, text }) => part(`section:${key}`, key, message('check.sectionMissing', { heading: text })));
  const textOf = (key: string) => edition.headings.find((heading) => heading.key === key)?.text ?? key;
  const repeated = HEADING_KEYS.filter((key) => headings.filter((heading) => heading === key).length > 1);
  for (const key of repeated) findings.push(part(`repeated:${key}`, key, message('check.sectionRepeated', { heading: textOf(key) })));
  const once = headings.filter((key, index) => headings.indexOf(key) === index);
  const late = once.find((key, index) => once.slice(0, index).some((before) => before > key));
  if (late) findings.push(part('order', late, message('check.sectionOrder', { heading: textOf(late) })));
  return findings;
};

const checkProse = (report: Report): Finding[] => {
  const { edition, sections, headings } = report;
  const headingTexts = new Map(edition.headings.map(({ text }) => [squeeze(text), text]));
  const empty = (['1', '5', '6'] as const)
    .filter((key) => headings.includes(key) && sections[key].every((paragraph) => paragraph.trim() === ''))
    .map((key) => part(`section:${key}`, key, message('check.sectionEmpty', { heading: edition.proseHeadings[key] })));
  const posing = SECTION_KEYS.flatMap((key) =>
    sections[key].flatMap((paragraph, index) => {
      const heading = headingTexts.get(squeeze(paragraph));
      if (heading === undefined) return [];
      return [part(`heading:${key}:${index + 1}`, key, message('check.paragraphIsHeading', { number: index + 1, heading }))];
    }),
  );
  return [...empty, ...posing];
};

/** Totals a source text leaves blank; a report that did not come from a text states none, and that is no gap. */
const totalsNotStated = (report: Report): number => {
  const isFromText = [...report.cells.values()].some(({ line }) => line !== null);
  const isStated = (id: CellId) => (report.cells.get(id)?.value ?? null) !== null;
  return isFromText ? report.edition.computed.filter(({ id }) => !isStated(id)).length : 0;
};

const part = (id: string, section: Finding['section'], text: Message): Finding => ({
  ...PLAIN,
  id: `C2:${id}`,
  rule: 'C2',
  section,
  message: text,
});

const squeeze = (text: string): string => text.replace(/\s/g, '');

const PLAIN = {
  severity: 'error',
  cells: [],
  section: null,
  expected: null,
  actual: null,
  causes: [],
  together: false,
  symptoms: [],
  line: null,
} as const;

/** What an office calls itself in running text; a report needs its name. */
const NOT_A_FULL_NAME = /^[我本](机关|单位|局|委|办|厅|处|所|院|中心|镇|乡|街道|县|区|市|省|政府|部门)$/;
