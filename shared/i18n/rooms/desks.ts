// The sentences of the three desks (the clerk's, the coordinator's, the supervisor's), of notices and of reasons for findings. The pane's parts that show them
// import this file.
import { carryMessages } from '../messages/carry.ts';
import { desksMessages } from '../messages/desks.ts';
import { noticesMessages } from '../messages/notices.ts';
import { reasonsMessages } from '../messages/reasons.ts';
import { bringSentences } from '../sentences.ts';

export const desksSentences = bringSentences({ ...carryMessages, ...desksMessages, ...noticesMessages, ...reasonsMessages });
