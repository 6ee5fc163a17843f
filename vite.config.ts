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

/** Our own modules that both pages run at start, in one file: many small ones cost more to ask for than to read. */
const firstOfAll = (): ((id: string, graph: { getModuleInfo: (id: string) => ModuleNode | null }) => string | null) => {
  let first: ReadonlySet<string> | null = null;
  return (id, graph) => {
    const runsWith = (entry: string): ReadonlySet<string> => {
      const found = new Set<string>();
      const follow = (one: string): void => {
        if (found.has(one)) return;
        found.add(one);
        for (const other of graph.getModuleInfo(one)?.importedIds ?? []) follow(other);
      };
      follow(entry);
      return found;
    };
    if (!first) {
      const [pane, web, dialog] = ['taskpane.tsx', 'web.tsx', 'dialog.ts'].map((name) => runsWith(source(name)));
      first = new Set(
        [...(pane ?? [])].filter((one) => /[\\/](?:addin|shared|valibot)[\\/]/.test(one) && web?.has(one) && !dialog?.has(one)),
      );
    }
    return first.has(id) ? 'first' : null;
  };
};

type ModuleNode = { readonly importedIds: readonly string[] };

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
      output: { codeSplitting: { groups: [{ name: firstOfAll(), debugName: 'first' }] } },
    },
  },
});
