import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The environment of a process that tests start many times: what Node compiled once is kept for the next, and the network ends at this machine. */
export const compileCache = {
  NODE_COMPILE_CACHE: join(tmpdir(), 'lumi-compile-cache'),
  NODE_OPTIONS: `--import=${new URL('loopbackOnly.mjs', import.meta.url).href}`,
};
