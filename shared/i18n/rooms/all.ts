// Every sentence there is. Each file beside this one is what one part of the program brings along: a new room of sentences
// (messages/NAME.ts) is one line in the file of the part that speaks it.
//   front   the first screens of the pane            report  an open report, in Excel too, and people
//   files   importing, comparing and publishing      server  the server and the command line, never the pane
// A part that nobody needs at once (a board, a tour) gets a file of its own here, named in this one, and the part says
// `import '#shared/i18n/rooms/NAME'`; what was forgotten is told by test/addin/sentences.test.ts.
// Server, command line, tests and development load this file; the build of the pane puts front.ts in its place (vite.config.ts).
import type { commentsSentences } from './comments.ts';
import './comments.ts';
import type { desksSentences } from './desks.ts';
import './desks.ts';
import type { filesSentences } from './files.ts';
import './files.ts';
import type { frontSentences } from './front.ts';
import './front.ts';
import type { gridSentences } from './grid.ts';
import './grid.ts';
import type { helpSentences } from './help.ts';
import './help.ts';
import type { pictureSentences } from './picture.ts';
import './picture.ts';
import type { proseSentences } from './prose.ts';
import './prose.ts';
import type { reportSentences } from './report.ts';
import './report.ts';
import type { serverSentences } from './server.ts';
import './server.ts';

export type Sentences = typeof commentsSentences &
  typeof desksSentences &
  typeof filesSentences &
  typeof frontSentences &
  typeof gridSentences &
  typeof helpSentences &
  typeof pictureSentences &
  typeof proseSentences &
  typeof reportSentences &
  typeof serverSentences;
