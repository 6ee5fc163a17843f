// Finds in which line of the source text each statement of the prose stands. judge.ts calls it for texts; other formats have no lines.
import type { CheckResult, Finding } from '#shared/check/finding';
import { decodeSource } from '#shared/text/decode';
import { sniffFormat } from '#shared/text/read/sniff';
import type { Source } from './source.ts';

/** The result with the 1-based lines of its assertions and of the findings about them, where the source is a text. */
export const withProseLines = (result: CheckResult, { bytes, read }: Source): CheckResult => {
  const format = sniffFormat(bytes);
  const text = format.ok && format.value === 'text' ? decodeSource(bytes) : null;
  if (!text?.ok || text.value.trimStart().startsWith('{')) return result;
  const lines = text.value.split(/\r\n|\r|\n/);
  let last = 0;
  // The statements come in the order of the text, so each is looked for behind the one before it.
  const assertions = result.assertions.map((assertion) => {
    const found = lines.findIndex((line, index) => index >= last && line.includes(assertion.text));
    if (found < 0) return assertion;
    last = found;
    return { ...assertion, line: found + 1 };
  });
  const lineOf = ({ words, line }: Finding): number | null => {
    if (!words || line !== null) return line;
    const { section, paragraph, start, end } = words;
    const said = read.report.sections[section][paragraph]?.slice(start, end);
    const same =
      assertions.find((one) => one.section === section && one.text === said) ?? assertions.find((one) => said?.includes(one.text));
    return same?.line ?? null;
  };
  return { ...result, assertions, findings: result.findings.map((finding) => ({ ...finding, line: lineOf(finding) })) };
};
