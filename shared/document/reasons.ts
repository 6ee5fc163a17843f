// The reasons for findings as the document holds them: read into the report, and looked at closely where they count. The gate, the
// commands and doc-to-report.ts use it.
import { inOrder, MAX_REASON_LENGTH, type Reason } from '../report/reason.ts';
import type { ReasonEntry, ReportDoc } from './schema.ts';

/** Whether the value is a reason that says its figures and its author, and nothing unknown: the only kind that explains a finding. */
export const isSignedReason = (value: unknown): value is ReasonEntry & { readonly figures: string } => {
  const parts = partsOf(value);
  if (parts === null || Object.keys(parts).some((name) => !PARTS.includes(name))) return false;
  const { finding, figures, text, by, at } = parts;
  return (
    isText(finding, MAX_NAME) &&
    finding !== '' &&
    isText(figures, MAX_FIGURES) &&
    isText(text, MAX_REASON_LENGTH) &&
    text === text.trim() &&
    isText(by, MAX_NAME) &&
    by !== '' &&
    isText(at, MAX_NAME) &&
    MOMENT.test(at)
  );
};

/** All reasons, oldest first. Entries of the first version have no figures, so they are shown and cover nothing. */
export const reasonsOf = ({ reasons }: Pick<ReportDoc, 'reasons'>): readonly Reason[] => {
  const read: Reason[] = [];
  for (const [id, value] of reasons as Iterable<[string, unknown]>) {
    const parts = partsOf(value);
    if (parts === null || !isText(parts.finding, MAX_NAME) || typeof parts.text !== 'string') continue;
    const { finding, text, by, at } = parts;
    const figures = isSignedReason(value) ? value.figures : null;
    if (figures === null && text.trim() === '') continue;
    const kept = text.slice(0, MAX_REASON_LENGTH);
    read.push({ id, finding, figures, text: kept, by: isText(by, MAX_NAME) ? by : null, at: isText(at, MAX_NAME) ? at : '' });
  }
  return inOrder(read);
};

const partsOf = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;

const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;

const PARTS: readonly string[] = ['finding', 'figures', 'text', 'by', 'at'];
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const MAX_NAME = 200;
/** JSON of two figures and some words of the prose. */
const MAX_FIGURES = 2000;
