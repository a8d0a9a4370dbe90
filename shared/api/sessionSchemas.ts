/** What pages have open. */
import { z } from 'zod';

/** Of one page. */
export const MAX_KEPT_TABS = 500;

/**
 * `file`: where the graph is saved; what is in none is among the unsaved work, the sample, or blank. `missed`: at how many starts it could
 * not come back so far.
 */
const keptTab = z.object({
  id: z.uuid(),
  file: z.string().min(1).max(4096).nullable(),
  isSample: z.boolean().optional(),
  missed: z.number().int().positive().optional(),
});
export type KeptTab = Readonly<z.output<typeof keptTab>>;

/** The tabs of a page, in their order. */
export const session = z.object({
  activeId: z.string().max(100),
  tabs: z.array(keptTab).max(MAX_KEPT_TABS).readonly(),
});
export type Session = Readonly<z.output<typeof session>>;

/** What one page had open. Page and browser are random ids. */
export const pageSession = z.object({
  page: z.uuid(),
  browser: z.uuid(),
  /** When the page went, ms since the epoch; `null`: it was there to the end. */
  endedAt: z.number().nullable(),
  session,
});
export type PageSession = Readonly<z.output<typeof pageSession>>;
