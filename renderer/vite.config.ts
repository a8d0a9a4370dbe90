import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page as files: relative addresses only, so that any door can serve it from any place. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // The polyfill would be an inline script in effect, and every browser we run in has module preloading.
    modulePreload: { polyfill: false },
    // Fonts and drawings stay files: the policy allows no `data:` fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
