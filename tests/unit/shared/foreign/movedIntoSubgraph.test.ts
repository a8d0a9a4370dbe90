import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importGraph } from '#shared/foreign/importGraph';
import { shipped } from '#shared/shipped';
import { comfyFile } from '../../../support/foreign/comfyFile.ts';
import { requestsOf } from '../../../support/foreign/requestsOf.ts';
import { anyPackGraph, movedIntoSubgraph, type Moved } from '../../../support/foreign/anyPackGraph.ts';

const asked = (file: object) => requestsOf(importGraph(JSON.stringify(file), 'x.json', shipped).workflow);

describe('a part of a graph that was moved into a subgraph', () => {
  it('asks for the very same, whichever part it is and however its values are shown', async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(
        anyPackGraph,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        fc.constantFrom<Moved['shows']>('nothing', 'inputs', 'proxies'),
        async ({ nodes, wires }, isInside, shows) => {
          const flat = await asked(comfyFile(nodes, wires));
          const moved = movedIntoSubgraph(nodes, wires, (_node, at) => isInside[at % isInside.length] === true, shows);
          counted += flat.length;
          expect(await asked(moved)).toEqual(flat);
        },
      ),
      { numRuns: 60 },
    );
    expect(counted).toBeGreaterThan(60);
  });
});
