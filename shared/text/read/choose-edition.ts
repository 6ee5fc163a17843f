// Which edition a report follows, judged table by table. Called by the strict and the free reader.
import { mixEditions } from '../../edition/define-edition.ts';
import { editionForYear } from '../../edition/editions.ts';
import type { Edition, TableId } from '../../edition/types.ts';

/** For each table the editions its labels allow; all of them where the labels leave it open. */
export type EditionsByTable = Readonly<Record<TableId, readonly Edition[]>>;

/**
 * One edition for the whole report where all tables allow it (the year's first, else the newest), otherwise a mixed one
 * based on the year's edition, or on that of table 二 where the year's fits no table.
 */
export const chooseEdition = (allowed: EditionsByTable, year: number | null, known: readonly Edition[]): Edition => {
  const ofYear = year === null ? null : editionForYear(year, known);
  const newestFirst = [...known].reverse();
  const preferred = ofYear === null ? newestFirst : [ofYear, ...newestFirst.filter((edition) => edition !== ofYear)];
  const whole = preferred.find((edition) => TABLES.every((table) => allowed[table].includes(edition)));
  if (whole) return whole;
  const decided = TABLES.filter((table) => allowed[table].length < known.length);
  const base =
    preferred.find((edition) => edition === ofYear && decided.some((table) => allowed[table].includes(edition))) ??
    preferred.find((edition) => allowed.art20.includes(edition)) ??
    preferred[0];
  if (!base) throw new Error('no edition is known');
  const pick = (table: TableId): Edition =>
    allowed[table].includes(base) ? base : (preferred.find((edition) => allowed[table].includes(edition)) ?? base);
  return mixEditions(base, { art20: pick('art20'), requests: pick('requests'), disputes: pick('disputes') });
};

const TABLES: readonly TableId[] = ['art20', 'requests', 'disputes'];
