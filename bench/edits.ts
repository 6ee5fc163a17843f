// What one edit costs: the engine's evaluation of a changed cell, against building the engine anew.
import { evaluate } from '#shared/calc/evaluate';
import { checkReport } from '#shared/check/check-report';
import { editions } from '#shared/edition/editions';
import { inputValues } from '#shared/report/report';
import { randomReport, seededInts } from '../test/fixtures/random-report.ts';

/** Prints median and 99th percentile of evaluate and of evaluate + check after one changed cell. */
export const benchEdits = (rounds: number): void => {
  const below = seededInts(7);
  const edition = editions.at(-1);
  if (!edition) throw new Error('no edition');
  const report = randomReport(edition, 7);
  const values = inputValues(report);
  const counts = edition.inputs.filter((cell) => cell.kind === 'count');
  evaluate(edition, values);
  const evaluated: number[] = [];
  const checked: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const cell = counts[below(counts.length)];
    if (!cell) continue;
    values.set(cell.id, below(50));
    const start = performance.now();
    const computed = evaluate(edition, values);
    const middle = performance.now();
    checkReport(
      {
        ...report,
        cells: new Map([...report.cells, [cell.id, { value: values.get(cell.id) ?? null, status: 'stated', line: null, note: null }]]),
      },
      computed,
    );
    evaluated.push(middle - start);
    checked.push(performance.now() - start);
  }
  const at = (list: number[], share: number) => (list.sort((a, b) => a - b)[Math.floor(list.length * share)] ?? 0).toFixed(3);
  console.log(
    `one edit: evaluate p50 ${at(evaluated, 0.5)} ms, p99 ${at(evaluated, 0.99)} ms; evaluate + check p50 ${at(checked, 0.5)} ms, p99 ${at(checked, 0.99)} ms`,
  );
};
