import type { Announcement } from '#shared/api/contract';

/** What one tab of a browser hears of the service and hands to the others. */
export type StreamNews =
  /**
   * There is a stream of that log; what comes next comes after the announcement `id`. `isResumed`: nothing before it was left out that was
   * told since the first tab listened.
   */
  | { readonly kind: 'connected'; readonly log: string; readonly id: number; readonly isResumed: boolean }
  /** The ids of one log have no gaps. */
  | { readonly kind: 'told'; readonly id: number; readonly announcement: Announcement }
  /** The stream broke, or could not be had. */
  | { readonly kind: 'broken' };
