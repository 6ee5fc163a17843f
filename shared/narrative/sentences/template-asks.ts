// Small helpers of the templates: the questions they put to the tables, and labels as they stand in running text.
import type { Edition, MatrixRowData } from '../../edition/types.ts';
import type { Ask } from '../ask.ts';

type Rows = Extract<Ask, { about: 'requests' }>['rows'];

/** All applicants together. */
export const requestAsk = (rows: Rows): Ask => ({ about: 'requests', rows, columns: null });

export const rowsOf = (edition: Edition, role: MatrixRowData['role']): readonly MatrixRowData[] =>
  edition.requests.rows.filter((row) => row.role === role);

/** An official label without its number and its explanation in brackets: （三）不予公开 → 不予公开. */
export const plainLabel = (label: string): string => label.replace(/^（[^）]{1,3}）|^\d{1,2}\./, '').replace(/（.*$/, '');
