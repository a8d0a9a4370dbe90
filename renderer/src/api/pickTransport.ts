import type { Transport } from '#shared/api/Transport';
import { createIpcTransport, type DesktopBridge } from './ipcTransport.ts';
import { createLoopbackTransport } from './loopbackTransport.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload script. */
    readonly lumi?: DesktopBridge;
  }
}

/** The desktop's own transport where its preload script offers one, else the web door. */
export function pickTransport(): Transport {
  return window.lumi ? createIpcTransport(window.lumi) : createLoopbackTransport();
}
