import { z } from 'zod';
import { list } from '../basicSchemas.ts';
import { call } from './call.ts';
import { fileName } from './fileCalls.ts';

/** The file of the graph that names the list; `null`: it is in none. */
const graph = fileName.nullable();
/** As the graph names it. */
const listName = z.string().min(1).max(4096);

/** Lists that lie in files of their own. */
export const listCalls = {
  /**
   * What a list holds now: its columns, how many rows, and the beginnings of the first few. Refused with `list-not-allowed` where it does not
   * lie with its graph and was not allowed. `fault`: what is wrong with it, as the end of a sentence; `null`: nothing.
   */
  'list.look': call(
    z.object({ graph, list: listName, format: z.string() }),
    z.object({
      columns: list(z.string()),
      count: z.number().int(),
      rows: list(list(z.string())),
      fault: z.string().nullable(),
    }),
  ),
  /**
   * Lets the graph read a list that does not lie with it, from now on; with `isOnce`, until the application is closed. On the desktop the
   * system's dialog asks for that very file: a page alone gives no leave. Gives whether it was given.
   */
  'list.allow': call(
    z.object({ graph, list: listName, isOnce: z.boolean().exactOptional() }),
    z.object({ isAllowed: z.boolean() }),
  ),
  /** The system's dialog for a list; `null`: none was chosen. What is chosen may be read. Desktop only. */
  'list.choose': call(z.object({ graph }), z.object({ list: listName }).nullable()),
} as const;
