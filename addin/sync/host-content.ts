// What a document asks its host to show: values, prose and title, and the locks of one person. bind-workbook.ts uses it.
import type { AccessState } from '#shared/access/can';
import { can } from '#shared/access/can';
import { docToReport } from '#shared/document/doc-to-report';
import type { ReportDoc } from '#shared/document/schema';
import type { Edition } from '#shared/edition/types';
import type { Lang } from '#shared/i18n/translate';
import { translate } from '#shared/i18n/translate';
import { inputValues } from '#shared/report/report';
import type { CellLock, HostContent } from '../host/workbook-host.ts';
import type { MemberInfo } from './session-state.ts';

/** The whole content for a host of this edition. */
export const contentOf = (report: ReportDoc, edition: Edition): HostContent => {
  const plain = docToReport(report, edition);
  return { cells: inputValues(plain), sections: plain.sections, organ: plain.organ ?? '', year: plain.year };
};

/** The input cells this person may not write, each with the reason in their language. */
export const locksFor = (edition: Edition, me: MemberInfo, access: AccessState, lang: Lang): CellLock[] =>
  edition.inputs.flatMap(({ id }) => {
    const allowed = can(me, 'edit', { kind: 'cell', cell: id }, access);
    return allowed.ok ? [] : [{ cell: id, reason: translate(lang, allowed.error) }];
  });
