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

/** The day it is on this computer; in the morning in Beijing it is still yesterday by Greenwich. */
export const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

const DAY = 24 * 3600 * 1000;
const SOON = 3;
