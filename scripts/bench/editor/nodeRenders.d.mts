import type { Page } from 'playwright/test';

/** From the next page on. While `countsNodeRenders` of the window is true, its `nodeRenders` says how often nodes were drawn anew. */
export function countNodeRenders(page: Page): Promise<void>;
