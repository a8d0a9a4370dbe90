import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CHANNEL = 'undici:request:bodyChunkReceived';

/**
 * Calls back once this program has read so many bytes of replies. What breaks a connection before takes away what is still in the system's
 * buffers, and how long reading takes depends on the machine.
 */
export function whenRead(bytes: number, callBack: () => void): void {
  let left = bytes;
  const hear = (message: unknown): void => {
    left -= (message as { readonly chunk: Buffer }).chunk.length;
    if (left > 0) return;
    unsubscribe(CHANNEL, hear);
    setImmediate(callBack);
  };
  subscribe(CHANNEL, hear);
}
