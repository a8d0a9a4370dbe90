import { expect, it } from 'vitest';
import { nameOfRun } from '../../../../../renderer/src/stores/running/nameOfRun.ts';
import { createDocuments } from '../../../../../renderer/src/stores/graph/documents.ts';
import { aGraph } from '../../../../support/builders.ts';
import { paletteOf } from '../../../../support/shipped.ts';

it('a run is called by the name of its graph, else by the prompt of the graph that is open', () => {
  const documents = createDocuments({ paletteOf });
  const graph = aGraph('Untitled')
    .node('t', 'text', { value: 'two foxes at dawn' })
    .node('p', 'image-processor')
    .wire('t.text', 'p.prompt')
    .build();
  const id = documents.add(graph, null);
  const named = (name: string, documentId?: string) => nameOfRun({ name, documentId }, documents);
  expect(named('Foxes', id)).toBe('Foxes');
  expect(named('Untitled', id)).toBe('two foxes at dawn');
  expect(named('')).toBeUndefined();
  expect(named('Untitled', 'closed')).toBeUndefined();
});
