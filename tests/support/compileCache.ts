import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The environment of a process that tests start many times: what Node compiled once is kept for the next. */
export const compileCache = { NODE_COMPILE_CACHE: join(tmpdir(), 'lumi-compile-cache') };
