// How many reports a second one process reads, evaluates, checks and publishes, and what memory that takes.
import { evaluate } from '#shared/calc/evaluate';
import { checkReport } from '#shared/check/check-report';
import { editions } from '#shared/edition/editions';
import { inputValues } from '#shared/report/report';
import { proveStandard } from '#shared/text/prove-standard';
import { publishStandard } from '#shared/text/publish-standard';
import { readReport } from '#shared/text/read/read-report';
import { randomReport } from '../test/fixtures/random-report.ts';

/** Prints throughput of each step and of the whole, and the resident memory over `count` reports. */
export const benchReports = (count: number): void => {
  const texts = Array.from({ length: 200 }, (_, index) => {
    const edition = editions[index % editions.length];
    if (!edition) throw new Error('no edition');
    const report = randomReport(edition, index, true);
    return publishStandard(report, evaluate(edition, inputValues(report)));
  });
  const spent = { read: 0, evaluate: 0, check: 0, publish: 0 };
  const timed = <T>(step: keyof typeof spent, work: () => T): T => {
    const start = performance.now();
    const result = work();
    spent[step] += performance.now() - start;
    return result;
  };
  let peak = 0;
  const start = performance.now();
  for (let index = 0; index < count; index += 1) {
    const read = timed('read', () => readReport(texts[index % texts.length] ?? ''));
    if (!read.ok) throw new Error('a text of ours could not be read');
    const { report } = read.value;
    const computed = timed('evaluate', () => evaluate(report.edition, inputValues(report)));
    const { verdict } = timed('check', () => checkReport(report, computed));
    const proved = timed('publish', () => proveStandard(report, computed));
    if (verdict !== 'publishable' || !proved.ok) throw new Error('a balanced report was refused');
    if (index % 250 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - start) / 1000;
  const total = Object.values(spent).reduce((sum, part) => sum + part, 0);
  console.log(
    `reports: ${count} in ${seconds.toFixed(1)} s = ${(count / seconds).toFixed(0)} a second (goal 300); RSS at most ${(peak / 1e6).toFixed(0)} MB (goal 300)`,
  );
  for (const [step, time] of Object.entries(spent))
    console.log(`  ${step.padEnd(9)} ${(time / count).toFixed(3)} ms each, ${((100 * time) / total).toFixed(0)} % of the time`);
};
