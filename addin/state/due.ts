// Days people have to keep, in calendar days of the place they work in. Pure; the desks, notices and the list of people use it.

/** late: that many days over; soon: within three days; later: more than that. */
export type DueSign = { readonly kind: 'late' | 'today' | 'soon' | 'later'; readonly days: number };

/** How far `day` is from `today`, both ISO dates (2026-01-15). */
export const dueSign = (day: string, today: string): DueSign => {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY);
  if (days < 0) return { kind: 'late', days: -days };
  if (days === 0) return { kind: 'today', days };
  return { kind: days <= SOON ? 'soon' : 'later', days };
};

/**
 * When the parts of the report on `year` should be in: the middle of January, where that is past the last day the law leaves for
 * publishing, 31 January (article 49 of the regulations). Null where both are over, or the year is not known.
 */
export const proposedDue = (year: number | null, today: string): string | null =>
  year === null ? null : ([`${year + 1}-01-15`, `${year + 1}-01-31`].find((day) => day >= today) ?? null);

/** The day it is on this computer; in the morning in Beijing it is still yesterday by Greenwich. */
export const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

const DAY = 24 * 3600 * 1000;
const SOON = 3;
