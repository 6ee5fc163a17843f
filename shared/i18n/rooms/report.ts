// The sentences of an open report, in Excel and in the browser, and of people. The pane's parts behind the first screens import this file.
import { accessMessages } from '../messages/access.ts';
import { cellMessages } from '../messages/cell.ts';
import { checkMessages } from '../messages/check.ts';
import { excelMessages } from '../messages/excel.ts';
import { formMessages } from '../messages/form.ts';
import { narrativeMessages } from '../messages/narrative.ts';
import { paneMessages } from '../messages/pane.ts';
import { syncMessages } from '../messages/sync.ts';
import { teamMessages } from '../messages/team.ts';
import { bringSentences } from '../sentences.ts';

export const reportSentences = bringSentences({
  ...accessMessages,
  ...cellMessages,
  ...checkMessages,
  ...excelMessages,
  ...formMessages,
  ...narrativeMessages,
  ...paneMessages,
  ...syncMessages,
  ...teamMessages,
});
