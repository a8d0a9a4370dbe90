import type { DesktopBridge } from './ipcTransport.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload script. */
    readonly lumi?: DesktopBridge;
  }
}

/** What the page has of the desktop around it. */
export type Desktop = Pick<DesktopBridge, 'openDropped' | 'importAll'>;

/** There in the desktop's window, and in no browser. */
export const desktop: DesktopBridge | undefined = typeof window === 'undefined' ? undefined : window.lumi;
