// Reports with faults put into them, of every edition and one made up, and what the checks of balances say of them.
import { expect } from 'vitest';
import type { Finding } from '#shared/check/finding';
import { defineEdition } from '#shared/edition/define-edition';
import { editions } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import { must } from '#shared/result';
import { edition2027Data } from '../../fixtures/edition-2027.ts';
import { reportWith, withCell } from '../../fixtures/random-report.ts';
import { balanceFindings } from './judge.ts';

export const edition2021 = must(
  editions.find(({ id }) => id === '2021'),
  '2021',
);
export const all: readonly Edition[] = [...editions, defineEdition(edition2027Data)];

export const zeros = (edition: Edition, stateTotals: boolean): Report =>
  reportWith(edition, new Map(edition.inputs.map(({ id, kind }) => [id, kind === 'amount' ? '0' : 0])), stateTotals);

export const withCells = (report: Report, values: Readonly<Record<string, number | null>>): Report =>
  Object.entries(values).reduce((changed, [id, value]) => withCell(changed, id, value), report);

export const figureOf = (report: Report, id: string): number => Number(report.cells.get(id as never)?.value ?? 0);

export const only = (report: Report): Finding => {
  const found = balanceFindings(report);
  expect(found.map(({ id }) => id)).toHaveLength(1);
  return must(found[0], 'finding');
};
