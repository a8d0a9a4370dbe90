import { z } from 'zod';
import { MAX_GRAPH_NAME } from '../../workflow/Workflow.ts';
import { list } from '../basicSchemas.ts';
import { call } from './call.ts';
import { fileName } from './fileCalls.ts';

/** A file in the folder of groups, without its extension. */
const file = z.string().min(1).max(200);
const socket = z.object({ name: z.string(), label: z.string(), type: z.string() });

/** What is told of a group of one's own before it is used. */
export const groupEntry = z.object({
  file,
  /** That of the group; that of the file where it cannot be read. */
  name: z.string(),
  note: z.string().exactOptional(),
  inputs: list(socket),
  outputs: list(socket),
  /** What each use of it can set, as it is labelled, in the order it is shown. */
  fields: list(z.string()),
  /** ms since the epoch */
  modifiedAt: z.number(),
  /** Why it cannot be used; absent: it can be. */
  fault: z.string().exactOptional(),
});

/** One's own groups, for all graphs: each a file that can be given to others. Every change of them is announced, one made by hand too. */
export const groupCalls = {
  /** By name. One that cannot be read is listed with why. */
  'groups.list': call(z.void(), list(groupEntry)),
  /** The text of a group's file that lies anywhere, by the name that choosing or opening it gave. Refused with `workflow-file` where it is none. */
  'groups.open': call(z.object({ file: fileName }), z.object({ text: z.string() })),
  /** The text of its file, for `readGroupText`. */
  'groups.read': call(z.object({ file }), z.object({ text: z.string() })),
  /**
   * Keeps a group, by the text of `writeGroupFile`, under the name that it has. Refused with `file-conflict` where one of that name is there
   * already and is not to be replaced, and with `secret-found` where it holds a key.
   */
  'groups.keep': call(z.object({ text: z.string(), isReplacing: z.boolean() }), z.object({ file })),
  /** Gives the group, and its file, another name. Refused with `file-conflict` where one of that name is there already. */
  'groups.rename': call(
    z.object({ file, name: z.string().trim().min(1, 'A group needs a name.').max(MAX_GRAPH_NAME) }),
    z.object({ file }),
  ),
  'groups.remove': call(z.object({ file }), z.void()),
} as const;
