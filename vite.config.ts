// Builds the pane's pages (Excel's task pane, its sign-in window, the web workbook) into dist/pane; in development the server
// uses the same configuration as middleware. No inline scripts, so that a strict content security policy holds.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const source = (name: string): string => fileURLToPath(new URL(`./addin/${name}`, import.meta.url));
const page = (name: string): string => fileURLToPath(new URL(`./addin/${name}.html`, import.meta.url));

/** The pane loads the sentences of its first screens at start and every part's own with the part. */
const sentencesByPart = (): Plugin => ({
  name: 'sentences-by-part',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './rooms/all.ts' && importer?.replaceAll('\\', '/').endsWith('/shared/i18n/translate.ts')
      ? fileURLToPath(new URL('./shared/i18n/rooms/front.ts', import.meta.url))
      : null,
});

/**
 * Two files instead of many small ones, which cost more to ask for than to read: `first`, our own modules that both pages run at start, and
 * `desk`, what every open report needs besides them. The formulas' engine, ten times as large, and whatever is opened later stay apart.
 */
const bundleOf = (wanted: 'first' | 'desk'): ((id: string, graph: Graph) => string | null) => {
  let members: ReadonlySet<string> | null = null;
  return (id, graph) => {
    members ??= wanted === 'first' ? runAtStart(graph) : runInReport(graph);
    return members.has(id) ? wanted : null;
  };
};

const runAtStart = (graph: Graph): ReadonlySet<string> => {
  const [pane, web, dialog] = ENTRIES.map((name) => runsWith(source(name), graph));
  return new Set([...(pane ?? [])].filter((one) => OURS.test(one) && web?.has(one) && !dialog?.has(one)));
};

const runInReport = (graph: Graph): ReadonlySet<string> => {
  const started = ENTRIES.map((name) => runsWith(source(name), graph));
  const needed = new Set(REPORT_PARTS.flatMap((part) => [...runsWith(source(part), graph)]));
  const withEngine = (one: string): boolean => [...runsWith(one, graph)].some((other) => ENGINE.test(other));
  return new Set([...needed].filter((one) => !started.some((run) => run.has(one)) && !withEngine(one)));
};

/** A module and all that runs with it; what the engine brings along belongs to it. */
const runsWith = (entry: string, graph: Graph): ReadonlySet<string> => {
  const found = new Set<string>();
  const follow = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    if (ENGINE.test(one)) return;
    for (const other of graph.getModuleInfo(one)?.importedIds ?? []) follow(other);
  };
  follow(entry);
  return found;
};

type Graph = { readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null };

const ENTRIES = ['taskpane.tsx', 'web.tsx', 'dialog.ts'];
/** What start-pane.tsx fetches for an open report, in Excel and in the browser alike. */
const REPORT_PARTS = [
  'pane/DeskScreen.tsx',
  'pane/ReportPane.tsx',
  'pane/desk/DeskTab.tsx',
  'pane/desk/NoticeBell.tsx',
  'state/judge.ts',
  'sync/bind-workbook.ts',
  'sync/offline-indexeddb.ts',
  'sync/session.ts',
];
const OURS = /[\\/](?:addin|shared|valibot)[\\/]/;
const ENGINE = /[\\/]hyperformula[\\/]/;

export default defineConfig({
  root: fileURLToPath(new URL('./addin', import.meta.url)),
  // Relative, so that the pages also work behind a gateway that serves them under a path of its own.
  base: './',
  plugins: [sentencesByPart(), react()],
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  build: {
    outDir: '../dist/pane',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // HyperFormula is one chunk, loaded after the first paint.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { web: page('web'), taskpane: page('taskpane'), dialog: page('dialog') },
      output: {
        codeSplitting: {
          groups: [
            { name: bundleOf('first'), debugName: 'first', priority: 2 },
            { name: bundleOf('desk'), debugName: 'desk', priority: 1 },
          ],
        },
      },
    },
  },
});
