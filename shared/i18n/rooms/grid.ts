// The sentences of the web workbook. addin/host/web/web-host.ts imports this file; Excel never loads it.
import { gridMessages } from '../messages/grid.ts';
import { bringSentences } from '../sentences.ts';

export const gridSentences = bringSentences({ ...gridMessages });
