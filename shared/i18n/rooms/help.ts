// The sentences of help in place: the tour, what cells count, what rules ask. The pane's parts that show them import this file.
import { helpMessages } from '../messages/help.ts';
import { bringSentences } from '../sentences.ts';

export const helpSentences = bringSentences({ ...helpMessages });
