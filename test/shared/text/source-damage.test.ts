import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import { translate } from '#shared/i18n/translate';
import { type Report, SECTION_KEYS } from '#shared/report/report';
import { must } from '#shared/result';
import { publishSource } from '#shared/text/publish-source';
import { nameOf } from '#shared/text/read/cell-sink';
import { readReport } from '#shared/text/read/read-report';
import { damages } from './damage';
import { pick, type Random, seeded } from './damage-rows';
import { changedLines, fixtureBytes, reportOf, withCell, withSection } from './source-edits';
import { sumUp } from './sum-up';

describe('damaged sources', () => {
  const editOne = (report: Report, random: Random): { readonly report: Report; readonly cell: CellId | null } => {
    if (random() < 0.6) {
      const { id, kind } = pick(report.edition.inputs, random);
      const value = Math.floor(random() * 400);
      return { report: withCell(report, id, kind === 'amount' ? `${value}.5` : value), cell: id };
    }
    const key = pick(SECTION_KEYS, random);
    const edited = withSection(report, key, (all) => {
      if (all.length === 0) return all;
      const at = Math.floor(random() * all.length);
      const what = random();
      if (what < 0.15) return all.filter((_, index) => index !== at);
      if (what < 0.3) return [...all.slice(0, at + 1), '本年度另行组织专题培训两次。', ...all.slice(at + 1)];
      return all.map((text, index) => {
        const place = Math.floor(random() * text.length);
        return index === at ? `${text.slice(0, place)}有关${text.slice(place + 1)}`.trim() : text;
      });
    });
    return { report: edited, cell: null };
  };

  const states = (report: Report) => [...report.cells].map(([id, { value, note }]) => [id, value, note]);

  test('a random edit of a damaged text reads back as the edited report, or is refused in a sentence: never a wrong text', () => {
    const random = seeded(20_260_101);
    let refused = 0;
    let count = 0;
    let ofKeeping = 0;
    let keeping = 0;
    for (const name of ['yunxiu-2023', 'qinglu-2020']) {
      for (const damage of damages) {
        for (let round = 0; round < 2; round++) {
          const text = damage.apply(fixtureBytes(name).toString('utf8'), random);
          const read = readReport(text);
          if (!read.ok) continue;
          const bytes = Buffer.from(text);
          const imported = read.value.report;
          const same = publishSource(bytes, imported, sumUp);
          expect([damage.name, same.ok && Buffer.compare(bytes, Buffer.from(same.value))]).toEqual([damage.name, 0]);
          const { report, cell } = editOne(imported, random);
          const written = publishSource(bytes, report, sumUp);
          count++;
          if (damage.keeps) keeping++;
          if (!written.ok) {
            if (damage.keeps) ofKeeping++;
            refused++;
            const sentence = translate('zh', written.error);
            expect(sentence).not.toMatch(/[{}]/);
            if (cell !== null) expect(sentence).toContain(nameOf(must(report.edition.cellById.get(cell), cell)));
            continue;
          }
          const again = reportOf(written.value);
          // A cell, the total of its row, and the totals of both columns: four places, each at most twice in the text.
          if (cell !== null) expect(changedLines(text, Buffer.from(written.value).toString('utf8')).length).toBeLessThanOrEqual(8);
          expect([damage.name, again.sections, again.organ, again.year]).toEqual([damage.name, report.sections, report.organ, report.year]);
          const [before, after] = [sumUp(imported), sumUp(report)];
          const expected = states({
            ...report,
            cells: new Map(
              [...report.cells].map(([id, held]) => {
                const stated = imported.cells.get(id)?.value ?? null;
                const isNew = before.get(id) !== after.get(id) && (stated !== null || again.cells.get(id)?.value !== null);
                return [id, isNew ? { ...held, value: after.get(id) ?? null } : held];
              }),
            ),
          });
          expect([damage.name, cell, states(again)]).toEqual([damage.name, cell, expected]);
        }
      }
    }
    console.log(`edits of damaged texts: ${count}, refused ${refused}; where the information was kept ${ofKeeping} of ${keeping}`);
    expect(count).toBeGreaterThan(250);
    expect(ofKeeping / keeping).toBeLessThan(0.1);
  }, 120_000);
});
