/** What pages have open. */
import { z } from 'zod';
import { placeSchema } from '../workflow/workflowSchema.ts';

/** Of one page. */
export const MAX_KEPT_TABS = 500;
/** UTF-16 units of the path of a place. */
export const MAX_KEPT_PATH = 2000;

/** Where one looked in a graph: the use of a group, as a path (empty: the graph itself), and where the canvas stood there. */
const keptPlace = z.object({ path: z.string().max(MAX_KEPT_PATH), viewport: placeSchema.exactOptional() });
export type KeptPlace = Readonly<z.output<typeof keptPlace>>;

/**
 * `file`: where the graph is saved; what is in none is among the unsaved work, the sample, or blank. `missed`: at how many starts it could
 * not come back so far. One whose `place` cannot be read is shown from where its file says.
 */
const keptTab = z.object({
  id: z.uuid(),
  file: z.string().min(1).max(4096).nullable(),
  isSample: z.boolean().optional(),
  place: keptPlace.optional().catch(undefined),
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
