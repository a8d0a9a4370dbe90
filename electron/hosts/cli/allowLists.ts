import { resolve } from 'node:path';
import type { App } from '../openApp.ts';

/** Lets a graph read lists that do not lie with it, until this program ends. Gives what calls name the graph's file by. */
export async function allowLists(
  { client, grantFile }: Pick<App, 'client' | 'grantFile'>,
  graph: string,
  lists: readonly string[],
): Promise<string> {
  const file = await grantFile(graph);
  for (const list of lists) {
    // A path of the command line is written from where one stands; that of a graph, from its folder.
    for (const path of new Set([resolve(list), list]))
      await client('list.allow', { graph: file, list: path, isOnce: true });
  }
  return file;
}
