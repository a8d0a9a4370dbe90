import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const RENDERER = fileURLToPath(new URL('../../../../renderer', import.meta.url));
const PLAIN = fileURLToPath(new URL('PlainCanvas.jsx', import.meta.url));

/** Builds the page with the library's own canvas in the place of ours, into a folder. */
export async function buildPlain(folder) {
  await build({
    root: RENDERER,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'plain-canvas',
        enforce: 'pre',
        resolveId: (source, importer) =>
          source.endsWith('canvas/Canvas.tsx') && importer?.endsWith('editor/Editor.tsx') ? PLAIN : null,
      },
      react(),
    ],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  });
  return {
    /** Has a page that is let in by the service load these files instead. */
    async serve(page) {
      await page.route(
        (url) => url.pathname === '/' && !url.searchParams.has('token'),
        (route) => route.fulfill({ path: join(folder, 'index.html'), contentType: 'text/html' }),
      );
      await page.route('**/assets/**', (route) =>
        route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }),
      );
    },
  };
}
