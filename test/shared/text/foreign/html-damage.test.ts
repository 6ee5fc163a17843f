// Badly made variants of our own pages, alone and in pairs: none may give a wrong figure, those that keep the information are read fully.
import { describe, expect, test } from 'vitest';
import type { Report } from '#shared/report/report';
import { readBytes } from '#shared/text/read/read-bytes';
import { compareFigures } from '../compare-figures';
import { type Random, seeded } from '../damage-rows';
import { pageDamages } from './html-damage';
import type { PageDamage } from './page-changes';
import { asPage, cleanWriter, encode, fixtureReport, type Page, pageBody, toPage } from './pages';

const sources = (['yunxiu-2023', 'qinglu-2020'] as const).map((name) => {
  const truth = fixtureReport(name);
  return { name, truth, page: toPage(truth) };
});

const damaged = (page: Page, damages: readonly PageDamage[], random: Random): string => {
  const changed = damages.reduce((whole, { page: change }) => (change ? change(whole, random) : whole), page);
  const writer = damages.findLast(({ writer: own }) => own)?.writer ?? cleanWriter;
  return damages.reduce((html, { html: change }) => (change ? change(html, random) : html), asPage(pageBody(changed, writer)));
};

type Outcome = { readonly wrong: readonly string[]; readonly open: number; readonly refused: string | null };

const compare = async (truth: Report, html: string): Promise<Outcome> => {
  const read = await readBytes(encode(html));
  if (!read.ok) return { wrong: [], open: truth.cells.size, refused: read.error.key };
  return { ...compareFigures(truth, read.value.report), refused: null };
};

describe('badly made pages', () => {
  test.each(pageDamages.map((damage) => [damage.name, damage] as const))('no silently wrong figure: %s', async (_, damage) => {
    for (const { name, page, truth } of sources) {
      for (let seed = 1; seed <= 4; seed++) {
        const outcome = await compare(truth, damaged(page, [damage], seeded(seed * 6151)));
        const shown = { name, seed, ...outcome };
        expect(damage.keeps ? shown : { ...shown, open: 0, refused: null }).toEqual({ name, seed, wrong: [], open: 0, refused: null });
      }
    }
  });

  test('pairs of damages give no silently wrong figure, and 95 % of those that keep the information are read fully', async () => {
    const random = seeded(77_003);
    const wrong: string[] = [];
    const partly = new Map<string, number>();
    let keeping = 0;
    let full = 0;
    for (let count = 0; count < 400; count++) {
      const first = pageDamages[Math.floor(random() * pageDamages.length)];
      const second = pageDamages[Math.floor(random() * pageDamages.length)];
      const source = sources[count % sources.length];
      if (!first || !second || !source) continue;
      // Both together make a row that is whole and says something else.
      if ([first, second].every(({ name }) => /^an empty cell before|^a figure missing/.test(name))) continue;
      const pair = `${first.name} + ${second.name}`;
      const outcome = await compare(source.truth, damaged(source.page, [first, second], seeded(count + 1)));
      wrong.push(...outcome.wrong.slice(0, 3).map((what) => `${source.name}, seed ${count + 1}, ${pair}: ${what}`));
      if (!first.keeps || !second.keeps) continue;
      keeping++;
      if (outcome.open === 0 && outcome.wrong.length === 0) full++;
      else partly.set(`${count + 1}: ${pair}`, outcome.open);
    }
    console.log(`pairs that keep the information: ${full} of ${keeping} read fully`, [...partly]);
    expect(wrong).toEqual([]);
    expect(full / keeping).toBeGreaterThanOrEqual(0.95);
  });
});
