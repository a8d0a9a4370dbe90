import { defineConfig } from 'vite';

/**
 * The desktop's Node side as few files beside each other in `out/desktop`, so that a package needs none of what they are made of. Native
 * modules stay outside. The application without Electron is a file of its own, so that plain Node can open it out of a package.
 * `--mode preload` makes the preload script, which a sandbox takes only as one CommonJS file.
 */
export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload';
  return {
    root: import.meta.dirname,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: '../../../out/desktop',
      emptyOutDir: !isPreload,
      target: 'node24',
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: isPreload
          ? { preload: 'preload.ts' }
          : {
              main: 'main.ts',
              openApp: '../openApp.ts',
              imageProcess: 'imageProcess.ts',
              galleryWorker: '../../platform/library/gallery/galleryWorker.ts',
            },
        external: ['electron', 'better-sqlite3', 'sharp'],
        output: {
          // What explains the source explains nothing in a package; licences stay.
          comments: { legal: true, annotation: false, jsdoc: false },
          ...(isPreload
            ? { format: 'cjs', entryFileNames: '[name].cjs' }
            : { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' }),
        },
      },
    },
  };
});
