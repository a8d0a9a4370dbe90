import type { WebFrameMain } from 'electron';

/** The page's scheme. It behaves as https does: an origin of its own, storage, fetch; and its scripts are kept compiled. */
export const OWN_SCHEME = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
} as const;

export const OWN_ADDRESS = 'app://lumi/';

/** Whether an address is the page's own. Node gives schemes like ours no `origin`, so the parts are compared. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'app:' && url.host === 'lumi' && url.username === '' && url.password === '';
}

/** Whether a message comes from the page itself: not from a frame within it, nor from one that has gone meanwhile. */
export function isOwnFrame(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isOwnAddress(frame.url);
}
