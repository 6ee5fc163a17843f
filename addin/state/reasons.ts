// Writing why a finding may stand, or taking that back. FindingReason.tsx calls it.
import { can } from '#shared/access/can';
import type { Finding } from '#shared/check/finding';
import { isExplainable, reasonSubject } from '#shared/check/reasons';
import { addReasons } from '#shared/document/commands';
import { editionOfDoc } from '#shared/document/doc-to-report';
import { paneOrigin } from '#shared/document/origin';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { MAX_REASON_LENGTH } from '#shared/report/reason';
import type { Session } from '../sync/session-state.ts';
import '#shared/i18n/rooms/desks';

/** Writes the reason for what each of these findings says now, all at once; null, or why it was not written. */
export const giveReason = (session: Writing, findings: readonly Finding[], text: string): Message | null => {
  const words = text.trim();
  if (words === '') return message('reasons.empty');
  if (words.length > MAX_REASON_LENGTH) {
    return message('reasons.tooLong', { limit: MAX_REASON_LENGTH, count: words.length, over: words.length - MAX_REASON_LENGTH });
  }
  return write(session, findings, words);
};

/** Takes back the reason that stands: the finding is open again. Null, or why not. */
export const takeReasonBack = (session: Writing, finding: Finding): Message | null => write(session, [finding], '');

type Writing = Pick<Session, 'report' | 'me' | 'access'>;

const write = (session: Writing, findings: readonly Finding[], text: string): Message | null => {
  const report = session.report.get();
  const edition = editionOfDoc(report);
  const me = session.me.get();
  const allowed = can(me, 'edit', { kind: 'entry' }, session.access.get());
  if (!allowed.ok) return allowed.error;
  if (!edition || !findings.every(isExplainable)) return message('reasons.failed');
  const signed = { text, by: me.id, at: new Date().toISOString() };
  const entries = new Map(findings.map((finding) => [newId(), { ...reasonSubject(finding), ...signed }]));
  addReasons(report, edition, entries, paneOrigin('typed'));
  return null;
};

/** Pages served without https have no randomUUID. */
const newId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
