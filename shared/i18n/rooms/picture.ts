// The sentences of the year view and of the pictures. The parts that draw them import this file.
import { pictureMessages } from '../messages/picture.ts';
import { bringSentences } from '../sentences.ts';

export const pictureSentences = bringSentences({ ...pictureMessages });
