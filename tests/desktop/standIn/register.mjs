/** `node --import …/register.mjs out/desktop/main.js`: the built main process in plain Node, with the stand-in for `electron`. */
import { registerHooks } from 'node:module';

const standIn = new URL('./electron.ts', import.meta.url).href;

/** What has been loaded so far, the stand-in itself apart; the first window writes it down. */
const loaded = (globalThis.loadedModules = []);

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
  load(url, context, next) {
    if (!url.startsWith(new URL('.', standIn).href)) loaded.push(url);
    return next(url, context);
  },
});

// Electron is there before the application is, so the stand-in is too: what follows is the application's own time.
await import(standIn);
loaded.length = 0;
globalThis.entryAt = performance.now();
