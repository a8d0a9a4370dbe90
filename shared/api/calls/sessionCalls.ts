import { z } from 'zod';
import { session } from '../sessionSchemas.ts';
import { list } from '../basicSchemas.ts';
import { call } from './call.ts';

/** Of the undo of one graph, in characters. */
const MAX_HISTORY_LENGTH = 16_000_000;

/**
 * What pages have open, and its undo, for the next start. `page`: a random id of the page, another after each reload; `browser`: one of the
 * browser it is in.
 */
export const sessionCalls = {
  /**
   * What the page has open now. Refused with `secret-found` where a file's path holds a key. `taken`: these are another page's by now, which
   * took them while the service heard nothing of this one; the page gives its own other ids.
   */
  'session.keep': call(z.object({ page: z.uuid(), browser: z.uuid(), session }), z.object({ taken: list(z.string()) })),
  /**
   * What the pages had open that went last, and are all gone: from now on it is this page's. `null`: there was none, or another page is there.
   * To be asked only by a page that is alone in its browser.
   */
  'session.take': call(z.object({ page: z.uuid(), browser: z.uuid() }), session.nullable()),
  /** The graphs that pages of other browsers have open: their unsaved work is not left behind. */
  'session.elsewhere': call(z.object({ browser: z.uuid() }), list(z.string())),
  /** The page goes. */
  'session.leave': call(z.object({ page: z.uuid() }), z.void()),

  /** Keeps the undo of a graph, as the page writes it. Refused with `secret-found` where it holds a key. */
  'undo.write': call(z.object({ documentId: z.uuid(), history: z.string().max(MAX_HISTORY_LENGTH) }), z.void()),
  'undo.read': call(z.object({ documentId: z.uuid() }), z.object({ history: z.string().nullable() })),
  'undo.discard': call(z.object({ documentId: z.uuid() }), z.void()),
} as const;
