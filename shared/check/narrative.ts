// N1 and N3: what the prose says of a figure agrees with the tables, and sums inside the prose add up. The reading itself is the
// room narrative's; here its disagreements become findings. check-report.ts is the only caller.
import type { CellId } from '../cell/cell-id.ts';
import { cellLabel } from '../edition/cell-label.ts';
import type { Message } from '../i18n/translate.ts';
import { message } from '../i18n/translate.ts';
import type { Assertion } from '../narrative/assertion.ts';
import type { Report } from '../report/report.ts';
import type { EffectiveValues } from './balance.ts';
import type { Finding } from './finding.ts';

/** One query per statement that does not agree; statements about a whole city or all units are listed, never questioned. */
export const checkNarrative = (report: Report, assertions: readonly Assertion[], values: EffectiveValues): readonly Finding[] => {
  const used = new Map<string, number>();
  return assertions.flatMap((assertion): Finding[] => {
    if (assertion.agrees || assertion.scope === 'wider') return [];
    const { section, paragraph, start, end, cells, stated, actual } = assertion;
    const rule = assertion.cells.length === 0 ? 'N3' : 'N1';
    const place = `${rule}:${section}:${cells[0] ?? `${stated}`}`;
    const count = (used.get(place) ?? 0) + 1;
    used.set(place, count);
    return [
      {
        id: count === 1 ? place : `${place}@${count}`,
        rule,
        severity: 'query',
        cells,
        section,
        expected: stated,
        actual,
        message: sentenceOf(report, assertion, values),
        causes: [],
        together: false,
        symptoms: [],
        line: assertion.line,
        words: { section, paragraph, start, end },
      },
    ];
  });
};

const sentenceOf = ({ edition }: Report, assertion: Assertion, { valueAt }: EffectiveValues): Message => {
  const { text, paragraph, cells, stated, actual, fits, reading, years } = assertion;
  const parameters = { words: shorten(text), number: paragraph + 1, stated, actual: actual ?? '' };
  const labelled = (list: readonly CellId[]) => list.map((cell) => `“${cellLabel(edition, cell)}” ${valueAt(cell)}`).join('、');
  if (cells.length === 0) return message('narrative.sum', parameters);
  const tables = labelled(fits ? cells.filter((cell) => !fits.cells.includes(cell)) : cells.slice(0, MAX_NAMED));
  if (years) {
    const [said, real] = [withSign(stated, reading), withSign(actual ?? 0, reading)];
    const names = cells.slice(0, MAX_NAMED).map((cell) => `“${cellLabel(edition, cell)}”`);
    return message('narrative.change', { ...parameters, said, real, now: years.now, last: years.last ?? '', cells: names.join('、') });
  }
  if (reading === 'percent') return message('narrative.percent', { ...parameters, tables });
  if (fits) return message('narrative.fitsOther', { ...parameters, tables, other: labelled(fits.cells) });
  return message(stated === 0 ? 'narrative.notZero' : 'narrative.differs', { ...parameters, tables });
};

/** +6, -4, +33.3%; a figure of last year stands as it is. */
const withSign = (value: number, reading: Assertion['reading']): string =>
  reading === 'lastYear' ? `${value}` : `${value > 0 ? '+' : ''}${value}${reading === 'changePercent' ? '%' : ''}`;

const shorten = (text: string): string => (text.length <= MAX_WORDS ? text : `${text.slice(0, MAX_WORDS - 1)}…`);

const MAX_NAMED = 6;
const MAX_WORDS = 60;
