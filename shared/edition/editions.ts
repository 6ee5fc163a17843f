// The editions we know. A new year's form is one more data file and one more line in `editionData`.
import { defineEdition, mixEditions } from './define-edition.ts';
import { edition2019Data } from './edition-2019.ts';
import { edition2021Data } from './edition-2021.ts';
import type { Edition, EditionData, TableId } from './types.ts';

const editionData: readonly EditionData[] = [edition2019Data, edition2021Data];

/** Oldest first. */
export const editions: readonly Edition[] = editionData.map(defineEdition);

/**
 * The edition prescribed for reports on a year, or null for years before the first (they used another form). A newer
 * form ends the older one, so adding it touches no other file. `known` is ordered oldest first.
 */
export const editionForYear = (year: number, known: readonly Edition[] = editions): Edition | null =>
  known.findLast(({ years }) => year >= years.from && (years.to === null || year <= years.to)) ?? null;

/** Finds an edition by its key; mixed keys such as "2021+requests=2019" are composed. Null for an unknown key. */
export const editionByKey = (key: string, known: readonly Edition[] = editions): Edition | null => {
  // The server asks for every edit.
  const plain = known.find((edition) => edition.key === key);
  if (plain) return plain;
  const [id, ...parts] = key.split('+');
  const base = known.find((edition) => edition.id === id);
  if (!base) return null;
  const others: Partial<Record<TableId, Edition>> = {};
  for (const part of parts) {
    const [table, otherId] = part.split('=');
    const other = known.find((edition) => edition.id === otherId);
    if (!other || (table !== 'art20' && table !== 'requests' && table !== 'disputes')) return null;
    others[table] = other;
  }
  const mixed = mixEditions(base, others);
  return mixed.key === key ? mixed : null;
};
