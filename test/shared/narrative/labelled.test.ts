// How well the reader reads: precision and recall over labelled sentences of invented organs.
import { describe, expect, test } from 'vitest';
import { evaluate } from '#shared/calc/evaluate';
import { effectiveValues } from '#shared/check/balance';
import { readNarrative } from '#shared/narrative/read-narrative';
import { inputValues } from '#shared/report/report';
import type { ReportName } from '../../fixtures/narrative/figures.ts';
import { figuresReport } from '../../fixtures/narrative/figures.ts';
import type { Labelled } from '../../fixtures/narrative/labelled.ts';
import { tieOf } from '../../fixtures/narrative/labelled.ts';
import { SENTENCES_A } from '../../fixtures/narrative/sentences-a.ts';
import { SENTENCES_B } from '../../fixtures/narrative/sentences-b.ts';
import { SENTENCES_C } from '../../fixtures/narrative/sentences-c.ts';

const worlds = new Map(
  (['busy', 'busyBefore', 'idle', 'older'] as const).map((name) => {
    const report = figuresReport(name);
    return [name, { report, valueAt: effectiveValues(report, evaluate(report.edition, inputValues(report))).valueAt }];
  }),
);

const tiesOf = (name: ReportName, sentence: string): readonly string[] => {
  const known = worlds.get(name);
  if (!known) throw new Error(name);
  const report = { ...known.report, sections: { ...known.report.sections, '1': [sentence] } };
  return readNarrative(report, known.valueAt, name === 'busy' ? (worlds.get('busyBefore') ?? null) : null).map(tieOf);
};

const measure = (sentences: readonly Labelled[]) => {
  let [right, made, wanted] = [0, 0, 0];
  const misses: string[] = [];
  for (const [name, sentence, ties] of sentences) {
    const found = tiesOf(name, sentence);
    const rest = [...ties];
    for (const tie of found) {
      const at = rest.indexOf(tie);
      if (at >= 0) rest.splice(at, 1);
      else misses.push(`too much: ${tie} ← ${sentence}`);
    }
    for (const tie of rest) misses.push(`missed: ${tie} ← ${sentence}`);
    made += found.length;
    wanted += ties.length;
    right += ties.length - rest.length;
  }
  return { count: sentences.length, precision: right / made, recall: right / wanted, misses };
};

describe('[N1] [N2] [N3] [N4] the labelled sentences', () => {
  test.each([
    ['built with', SENTENCES_A],
    ['written afterwards', SENTENCES_B],
    ['last year and shares', SENTENCES_C],
  ] as const)('%s: precision at least 0.97, recall at least 0.95', (name, sentences) => {
    const { count, precision, recall, misses } = measure(sentences);
    console.log(`${name}: ${count} sentences, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    if (misses.length > 0) console.log(misses.join('\n'));
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });
});
