// Which findings somebody has given a reason for. A query is then explained; of what must be corrected only Y2 may be, because last year's
// figure may have been restated. A reason covers a finding only with the figures it was written for. check-report.ts and the pane call it.
import { inOrder, type Reason, type ReasonSubject } from '../report/reason.ts';
import type { Finding } from './finding.ts';

/** Whether a written reason can answer this finding at all. */
export const isExplainable = ({ severity, rule }: Finding): boolean => severity === 'query' || (severity === 'error' && rule === 'Y2');

/** What a reason for this finding is written for. It stays the same while the finding says the same. */
export const reasonSubject = (finding: Finding): ReasonSubject => ({
  finding: nameOf(finding),
  figures: JSON.stringify([finding.expected, finding.actual, ...quoteOf(finding)]),
});

/** The other open findings one reason may answer together with this one: those of its rule that nobody has explained. */
export const openKin = (finding: Finding, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((other) => other.rule === finding.rule && other.id !== finding.id && isExplainable(other) && !other.reason);

/** The findings with the reasons given for them; a Y2 with one is a query. */
export const withReasons = (findings: readonly Finding[], reasons: readonly Reason[]): readonly Finding[] => {
  if (reasons.length === 0) return findings;
  const ordered = inOrder(reasons);
  const covered = findings.map((finding): { readonly finding: Finding; readonly reason: Reason | null } => {
    if (!isExplainable(finding)) return { finding, reason: null };
    const { finding: name, figures } = reasonSubject(finding);
    return { finding, reason: ordered.findLast((one) => one.finding === name && one.figures === figures && one.by !== null) ?? null };
  });
  const standing = new Set(covered.flatMap(({ reason }) => reason?.id ?? []));
  return covered.map(({ finding, reason }) => {
    if (!isExplainable(finding)) return finding;
    const stands = reason !== null && reason.text !== '';
    // What stands beside another finding of the same place is no earlier reason of this one.
    const earlier = ordered.filter(
      ({ id, finding: name }) => name === nameOf(finding) && (!standing.has(id) || (id === reason?.id && !stands)),
    );
    return {
      ...finding,
      ...(stands ? { severity: 'query' as const, reason } : {}),
      ...(earlier.length > 0 ? { earlierReasons: earlier.toReversed() } : {}),
    };
  });
};

/** The id without what shifts when other words of the text do: the count of equal ones, and the place of copied words. */
const nameOf = ({ id, rule, section }: Finding): string => (rule === 'L1' ? `L1:${section}` : id.replace(/@\d+$/, ''));

/** Of a finding about the prose the words themselves. */
const quoteOf = ({ words, message }: Finding): readonly string[] => {
  const quote = message.parameters.words ?? message.parameters.passage;
  return words && quote !== undefined ? [String(quote).slice(0, MAX_QUOTE)] : [];
};

const MAX_QUOTE = 200;
