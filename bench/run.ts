// `npm run bench [reports|pages|edits|latency]`: prints figures and ratios; asserts nothing.
import { benchEdits } from './edits.ts';
import { benchLatency } from './latency.ts';
import { benchPages } from './pages.ts';
import { benchReports } from './reports.ts';

const only = process.argv[2];
const wanted = (name: string) => only === undefined || only === name;
if (wanted('reports')) benchReports(10_000);
if (wanted('pages')) await benchPages(300);
if (wanted('edits')) benchEdits(2_000);
if (wanted('latency')) await benchLatency(200);
