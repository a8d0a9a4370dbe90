import type { Announcement, CallInput, CallName, CallOutput, Reply } from '#shared/api/contract';
import type { Transport } from '#shared/api/Transport';

/** What the desktop's preload script puts into the page: all there is between the two. */
export interface DesktopBridge {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly subscribe: (listener: (announcement: unknown) => void) => () => void;
  /** Opens a graph file that was dropped on the window. Its path does not come into the page. */
  readonly openDropped: (file: File) => Promise<unknown>;
  /** Puts a picture that was dropped, pasted or chosen into the library. Its path does not come into the page either. */
  readonly importPicture: (file: File) => Promise<unknown>;
  /** Puts the pictures among files and folders that were dropped into the library, as a piece of work of this id. */
  readonly importAll: (files: readonly File[], job: string) => Promise<unknown>;
}

/** The desktop's door: calls and announcements over Electron's own channels, which lose nothing while the page lives. */
export function createIpcTransport(bridge: DesktopBridge): Transport {
  return {
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Reply<CallOutput<N>>> {
      try {
        return (await bridge.call(name, input)) as Reply<CallOutput<N>>;
      } catch {
        // Only what cannot be cloned, or a main process that is ending, comes here: the service itself never rejects.
        const message = 'Lumi Studio’s service does not answer.';
        return { ok: false, error: { code: 'service-gone', message, hint: 'It may be closing. Start it again.' } };
      }
    },
    subscribe: (listener) =>
      bridge.subscribe((announcement) => {
        listener(announcement as Announcement);
      }),
  };
}
