// The sentences only the server and the command line speak; the pane never loads them. What is said in a page the server writes, or in
// an answer of its own, belongs here too.
import { cliMessages } from '../messages/cli.ts';
import { clusterMessages } from '../messages/cluster.ts';
import { installMessages } from '../messages/install.ts';
import { operationsMessages } from '../messages/operations.ts';
import { peopleMessages } from '../messages/people.ts';
import { serverMessages } from '../messages/server.ts';
import { bringSentences } from '../sentences.ts';

export const serverSentences = bringSentences({
  ...cliMessages,
  ...clusterMessages,
  ...installMessages,
  ...operationsMessages,
  ...peopleMessages,
  ...serverMessages,
});
