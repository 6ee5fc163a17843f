// The sentences of reading and writing files. The pane's parts that import, compare or publish import this file.
import { downloadMessages } from '../messages/download.ts';
import { foreignMessages } from '../messages/foreign.ts';
import { layoutMessages } from '../messages/layout.ts';
import { mergeMessages } from '../messages/merge.ts';
import { publishMessages } from '../messages/publish.ts';
import { readMessages } from '../messages/read.ts';
import { bringSentences } from '../sentences.ts';

export const filesSentences = bringSentences({
  ...downloadMessages,
  ...foreignMessages,
  ...layoutMessages,
  ...mergeMessages,
  ...publishMessages,
  ...readMessages,
});
