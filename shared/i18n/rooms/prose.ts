// The sentences of the prose editor and its tools. The editor imports this file.
import { proseMessages } from '../messages/prose.ts';
import { bringSentences } from '../sentences.ts';

export const proseSentences = bringSentences({ ...proseMessages });
