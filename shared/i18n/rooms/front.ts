// The sentences of the first screens: all that the pane loads before it draws. Keep it small; a test lists what it misses.
import { frontMessages } from '../messages/front.ts';
import { ribbonMessages } from '../messages/ribbon.ts';
import { bringSentences } from '../sentences.ts';

export const frontSentences = bringSentences({ ...frontMessages, ...ribbonMessages });
