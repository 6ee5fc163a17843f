// The JSON a machine reads: `check --json`, `import --json` and the server's answers carry findings in this shape.
import type { Lang } from '../i18n/translate.ts';
import { translate } from '../i18n/translate.ts';
import type { CheckResult, Finding } from './finding.ts';

export type FindingJson = Omit<Finding, 'message'> & { readonly message: string };

export type CheckJson = Omit<CheckResult, 'findings'> & { readonly findings: readonly FindingJson[] };

/** One finding with its sentence in the wanted language. */
const findingToJson = (finding: Finding, lang: Lang): FindingJson => ({
  id: finding.id,
  rule: finding.rule,
  severity: finding.severity,
  cells: finding.cells,
  section: finding.section,
  line: finding.line,
  expected: finding.expected,
  actual: finding.actual,
  message: translate(lang, finding.message),
  causes: finding.causes,
  together: finding.together,
  symptoms: finding.symptoms,
  ...(finding.words ? { words: finding.words } : {}),
  ...(finding.reason ? { reason: finding.reason } : {}),
  ...(finding.earlierReasons ? { earlierReasons: finding.earlierReasons } : {}),
});

export const checkToJson = ({ verdict, counts, explained, findings, assertions }: CheckResult, lang: Lang): CheckJson => ({
  verdict,
  counts,
  explained,
  findings: findings.map((finding) => findingToJson(finding, lang)),
  assertions,
});
