// Publishes a report as the standard text and proves it. Called by every command that hands out a text.
import type { CellId } from '../cell/cell-id.ts';
import type { Message } from '../i18n/translate.ts';
import type { Report } from '../report/report.ts';
import type { Result } from '../result.ts';
import { proveText } from './prove-text.ts';
import { publishStandard } from './publish-standard.ts';

/** The standard text, proved by reading it back; the first difference refuses it and is named with both readings. */
export const proveStandard = (report: Report, computed: ReadonlyMap<CellId, number>): Result<string, Message> =>
  proveText(publishStandard(report, computed), report, computed);
