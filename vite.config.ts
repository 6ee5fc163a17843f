// Builds the pane's pages (Excel's task pane, its sign-in window, the web workbook) into dist/pane; in development the server
// uses the same configuration as middleware. No inline scripts, so that a strict content security policy holds.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { SERVER_ROOMS } from './shared/i18n/server-rooms.ts';

const page = (name: string): string => fileURLToPath(new URL(`./addin/${name}.html`, import.meta.url));

/** The pane is built without the sentences it never says. */
const withoutServerSentences = (): Plugin => ({
  name: 'without-server-sentences',
  apply: 'build',
  enforce: 'pre',
  load: (id) => {
    const room = /\/shared\/i18n\/messages\/(\w+)\.ts$/.exec(id.replaceAll('\\', '/'))?.[1];
    return room !== undefined && SERVER_ROOMS.includes(room) ? `export const ${room}Messages = {};` : null;
  },
});

export default defineConfig({
  root: fileURLToPath(new URL('./addin', import.meta.url)),
  // Relative, so that the pages also work behind a gateway that serves them under a path of its own.
  base: './',
  plugins: [withoutServerSentences(), react()],
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
    rolldownOptions: { input: { web: page('web'), taskpane: page('taskpane'), dialog: page('dialog') } },
  },
});
