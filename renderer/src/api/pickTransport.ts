import type { Transport } from '#shared/api/Transport';
import { createLoopbackTransport } from './loopbackTransport.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload script. */
    readonly lumi?: Transport;
  }
}

/** The desktop's own transport where its preload offers one, else the web door. */
export function pickTransport(): Transport {
  return window.lumi ?? createLoopbackTransport();
}
