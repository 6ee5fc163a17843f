// Builds the pane's two pages (Excel's task pane and the web workbook) into dist/pane; in development the server
// uses the same configuration as middleware. No inline scripts, so that a strict content security policy holds.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (name: string): string => fileURLToPath(new URL(`./addin/${name}.html`, import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('./addin', import.meta.url)),
  // Relative, so that the pages also work behind a gateway that serves them under a path of its own.
  base: './',
  plugins: [react()],
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
    rolldownOptions: { input: { web: page('web'), taskpane: page('taskpane') } },
  },
});
