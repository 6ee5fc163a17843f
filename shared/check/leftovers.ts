// L1: words of last year's report left standing in this one: its period, its year, the name of another organ. check-report.ts is the
// only caller.
import type { SectionKey } from '../edition/types.ts';
import { type Message, message } from '../i18n/translate.ts';
import { type Report, SECTION_KEYS } from '../report/report.ts';
import type { Finding } from './finding.ts';
import { sentencesOf } from './sentences.ts';

/**
 * Queries, each with its passage. Without last year's report only its period and a paragraph that begins with its year are questioned:
 * a former year is often named for good reason. With it, a sentence taken over with the year in it, and the other organ's name.
 */
export const checkLeftovers = (report: Report, last: Report | null): readonly Finding[] => {
  const { year, organ } = report;
  const findings: Finding[] = [];
  const lastYear = year === null ? null : year - 1;
  const taken = new Set(
    last ? SECTION_KEYS.flatMap((key) => last.sections[key].flatMap((text) => sentencesOf(text).map(({ words }) => solid(words)))) : [],
  );
  const other =
    last?.organ && organ && !solid(organ).includes(solid(last.organ)) && !solid(last.organ).includes(solid(organ)) ? last.organ : null;
  for (const section of SECTION_KEYS) {
    report.sections[section].forEach((text, paragraph) => {
      const tell = (start: number, end: number, said: (passage: string) => Message): void => {
        const words = { section, paragraph, start, end };
        if (
          findings.some(
            (one) => one.words?.section === section && one.words.paragraph === paragraph && one.words.start < end && start < one.words.end,
          )
        )
          return;
        findings.push({
          ...PLAIN,
          id: `L1:${section}:${paragraph + 1}:${start}`,
          section,
          words,
          message: said(text.slice(start, end).slice(0, SHOWN)),
        });
      };
      const yearSaid = (passage: string) =>
        message('check.leftYear', { number: paragraph + 1, passage, found: lastYear ?? '', year: year ?? '' });
      for (const place of lastYear === null ? [] : yearPlaces(text, lastYear, section)) tell(place.start, place.end, yearSaid);
      for (const { words, start, end } of sentencesOf(text)) {
        if (lastYear !== null && solid(words).includes(`${lastYear}年`) && taken.has(solid(words))) tell(start, end, yearSaid);
      }
      const named = other === null ? -1 : text.indexOf(other);
      if (other !== null && named >= 0) {
        tell(named, named + other.length, (passage) => message('check.leftOrgan', { number: paragraph + 1, passage, organ: organ ?? '' }));
      }
    });
  }
  return findings;
};

type Place = { readonly start: number; readonly end: number };

/** The whole of last year as the period of the figures, and last year at the head of a paragraph about the year as a whole. */
const yearPlaces = (text: string, year: number, section: SectionKey): Place[] => {
  const places: Place[] = [];
  for (const { index, 0: found } of text.matchAll(PERIOD)) {
    const years = found.match(/\d{4}/g) ?? [];
    // A period from last year's January to this year's December is half corrected.
    if (years.some((one) => Number(one) === year)) places.push({ start: index, end: index + found.length });
  }
  const head = section === 'preamble' || section === '1' ? /^\s*(\d{4})\s?年度?，/.exec(text) : null;
  if (head && Number(head[1]) === year) places.push({ start: 0, end: head[0].length });
  return places;
};

const solid = (text: string): string => text.replace(/\s/g, '');

const PERIOD = /\d{4}\s?年\s?1\s?月\s?1\s?日[起始]?\s?(?:至|到|-|—|~|－)\s?(?:\d{4}\s?年)?\s?12\s?月\s?31\s?日/g;
/** Characters of a passage that a message shows. */
const SHOWN = 60;
const PLAIN = {
  rule: 'L1',
  severity: 'query',
  cells: [],
  expected: null,
  actual: null,
  causes: [],
  together: false,
  symptoms: [],
  line: null,
} as const;
