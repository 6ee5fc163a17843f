// D1: section 一 is meant to stay within 1000 characters.
import { message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import type { Finding } from './finding.ts';

/** A hint where section 一 is longer; spaces are not counted. */
export const checkLength = (report: Report): readonly Finding[] => {
  const length = [...report.sections['1'].join('').replace(/\s/g, '')].length;
  if (length <= MAX_OVERVIEW) return [];
  return [
    {
      id: 'D1:1',
      rule: 'D1',
      severity: 'hint',
      cells: [],
      section: '1',
      expected: MAX_OVERVIEW,
      actual: length,
      message: message('check.overviewLong', { heading: report.edition.proseHeadings['1'], length, limit: MAX_OVERVIEW }),
      causes: [],
      together: false,
      symptoms: [],
      line: null,
    },
  ];
};

const MAX_OVERVIEW = 1000;
