import type { Transport } from '#shared/api/Transport';
import { desktop } from './desktop.ts';
import { createIpcTransport } from './ipcTransport.ts';
import { createLoopbackTransport } from './loopbackTransport.ts';

/** The desktop's own transport where its preload script offers one, else the web door. */
export function pickTransport(): Transport {
  return desktop ? createIpcTransport(desktop) : createLoopbackTransport();
}
