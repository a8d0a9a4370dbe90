import type { Announcement, CallInput, CallName, CallOutput, Reply } from './contract.ts';

/** Carries calls to the Node side and announcements back. Made once per door: loopback HTTP, Electron IPC, or in the same process. */
export interface Transport {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Reply<CallOutput<N>>>;
  /**
   * Hears every announcement from now on, in order. `onLost` is called when some were missed and could not be sent again: the listener
   * should ask for `run.current`. `onReach` hears when the service has been gone for a while, and when it is back; never where it lives
   * and ends with the page. Gives its own unsubscribe.
   */
  subscribe(
    listener: (announcement: Announcement) => void,
    onLost: () => void,
    onReach?: (isThere: boolean) => void,
  ): () => void;
}
