// Damaged variants of our own reports: none may give a wrong figure, and those that keep the information are read fully.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Report } from '#shared/report/report';
import { readReport } from '#shared/text/read/read-report';
import { compareFigures } from './compare-figures';
import { damages } from './damage';
import { type Random, seeded } from './damage-rows';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/texts/${name}.txt`, import.meta.url), 'utf8');

const reportOf = (text: string): Report => {
  const read = readReport(text);
  if (!read.ok) throw new Error(read.error.key);
  return read.value.report;
};

const sources = ['yunxiu-2023', 'qinglu-2020'].map((name) => ({ name, text: fixture(name), truth: reportOf(fixture(name)) }));

type Outcome = { readonly wrong: readonly string[]; readonly open: number };

/** Cells that have another value than the truth, and cells left without one. A refusal leaves everything open. */
const compare = (truth: Report, text: string): Outcome => {
  const read = readReport(text);
  if (!read.ok) return { wrong: [], open: truth.cells.size };
  return compareFigures(truth, read.value.report);
};

describe('damaged texts', () => {
  test.each(damages.map((damage) => [damage.name, damage] as const))('no silently wrong figure: %s', (_, damage) => {
    for (const { name, text, truth } of sources) {
      for (let seed = 1; seed <= 6; seed++) {
        const outcome = compare(truth, damage.apply(text, seeded(seed * 7919)));
        expect({ name, seed, ...outcome, open: damage.keeps ? outcome.open : 0 }).toEqual({ name, seed, wrong: [], open: 0 });
      }
    }
  });

  test('pairs of damages give no silently wrong figure, and 97 % of those that keep the information are read fully', () => {
    let keeping = 0;
    let full = 0;
    const wrong: string[] = [];
    // Once other damages have run, exchanging columns would hit only some rows and make the text itself untrue.
    const second = damages.filter(({ name }) => name !== 'columns in another order');
    for (let count = 0; count < 1500; count++) {
      const random: Random = seeded(20_231 + count * 7919);
      const first = damages[Math.floor(random() * damages.length)];
      const next = second[Math.floor(random() * second.length)];
      const source = sources[count % sources.length];
      if (!first || !next || !source) continue;
      const outcome = compare(source.truth, next.apply(first.apply(source.text, random), random));
      wrong.push(...outcome.wrong.map((what) => `pair ${count}, ${source.name}, ${first.name} + ${next.name}: ${what}`));
      if (!first.keeps || !next.keeps) continue;
      keeping++;
      if (outcome.open === 0 && outcome.wrong.length === 0) full++;
      else console.log(`pair ${count}, ${source.name}, ${first.name} + ${next.name}: ${outcome.open} cells left open`);
    }
    console.log(`pairs that keep the information: ${full} of ${keeping} read fully`);
    expect(wrong).toEqual([]);
    expect(full / keeping).toBeGreaterThanOrEqual(0.97);
  });
});
