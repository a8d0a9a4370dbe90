import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createListFiles } from '../../../../../electron/platform/files/createListFiles.ts';
import { readLists } from '../../../../../electron/service/runs/readLists.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

/** Reads a graph of so many lists, all of one file of this length. */
async function readMany(count: number, length: number) {
  const folder = tempFolder();
  writeFileSync(join(folder, 'foxes.txt'), 'a'.repeat(length));
  const files = createListFiles({ list: () => [], add: () => Promise.resolve() });
  let reads = 0;
  const lists = {
    ...files,
    read: (graph: string | null, file: string) => {
      reads += 1;
      return files.read(graph, file);
    },
  };
  const graph = Array.from({ length: count }).reduce<ReturnType<typeof aGraph>>(
    (made, _, at) => made.node(`n${String(at)}`, 'prompt-list', { file: 'foxes.txt' }),
    aGraph(),
  );
  const read = await readLists(graph.build(), { palette, lists, graph: join(folder, 'foxes.lumi.json') });
  const filled = read.workflow.nodes.filter(({ fields }) => fields?.['text'] !== undefined).length;
  return { ...read, reads, filled };
}

it('reads a file once, however many nodes name it', async () => {
  expect(await readMany(30, 1000)).toMatchObject({ reads: 1, filled: 30, problems: [] });
});

it('refuses more than 20 MB of lists in one graph, in words and once', async () => {
  const { reads, filled, problems } = await readMany(400, 2_000_000);
  expect([reads, filled]).toEqual([1, 10]);
  expect(problems).toEqual([
    {
      code: 'list-file',
      message: 'Prompt list 11: The lists of this graph are longer than 20 MB together.',
      hint: expect.stringContaining('fewer files') as string,
      node: 'n10',
    },
  ]);
});
