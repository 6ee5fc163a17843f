// `npm run bench [reports|pages|edits|latency|excel|pane|web|gate|cluster|sync]`: prints figures and ratios; asserts nothing.
// Each is loaded when it is its turn. web, gate and cluster take minutes and sync half an hour: only by their names.
import { argv } from 'node:process';

const only = argv[2];
const wanted = (name: string) => only === undefined || only === name;
if (wanted('reports')) (await import('./reports.ts')).benchReports(10_000);
if (wanted('pages')) await (await import('./pages.ts')).benchPages(300);
if (wanted('edits')) (await import('./edits.ts')).benchEdits(2_000);
if (wanted('latency')) await (await import('./latency.ts')).benchLatency(200);
if (wanted('excel')) await (await import('./excel.ts')).benchExcel(200);
if (wanted('pane')) await (await import('./pane.ts')).benchPane(15);
if (only === 'web') await (await import('./web.ts')).benchWeb(30, 50, 1_000);
if (only === 'gate') (await import('./gate.ts')).benchGate(48_000);
if (only === 'cluster') await (await import('./cluster/run-cluster.ts')).benchCluster();
if (only === 'sync') await (await import('./sync/run-sync.ts')).benchSync(argv.slice(3));
