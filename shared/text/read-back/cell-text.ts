// One cell of a text we wrote, back into number and note. Used by the readers beside it.
import type { CellId } from '../../cell/cell-id.ts';
import { cellLabel } from '../../edition/cell-label.ts';
import type { Edition } from '../../edition/types.ts';
import { type Message, message } from '../../i18n/translate.ts';
import type { ReportCell } from '../../report/report.ts';
import { BLANK } from '../../report/report.ts';
import { err, must, ok, type Result } from '../../result.ts';
import { readField } from '../read/values.ts';

/** `22（其中修订16件）`, `22` or nothing; anything else refuses. */
export const readCellText = (edition: Edition, id: CellId, text: string): Result<ReportCell, Message> => {
  const read = readField(must(edition.cellById.get(id), id).kind, text);
  if (read.type === 'blank') return ok({ ...BLANK, note: read.note });
  if (read.type === 'value' && read.unit === null) return ok({ value: read.value, status: 'stated', line: null, note: read.note });
  return err(message('publish.notAsWritten', { where: `${cellLabel(edition, id)}：${text.slice(0, 40)}` }));
};
