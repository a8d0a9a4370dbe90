/**
 * What people say of a picture in the library: one line a fact, from which the call that changes it, its announcement, the details of a
 * picture and the index's statements follow. Its value is a text, a number or `null`, which means that nothing was said. The column of its
 * name is a version of the index.
 */
import { z } from 'zod';

export const pictureFacts = z.strictObject({});
/** Those that are to change. */
export const changedFacts = pictureFacts.partial();
export type ChangedFacts = z.output<typeof changedFacts>;
