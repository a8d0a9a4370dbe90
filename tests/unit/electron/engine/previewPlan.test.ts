import { describe, expect, it } from 'vitest';
import { multiplied } from '#shared/runs/callLines';
import { previewPlan } from '../../../../electron/engine/previewPlan.ts';
import { aGraph } from '../../../support/builders.ts';
import { listPalette } from '../../../support/listNodes.ts';
import { planOf } from '../../../support/runs.ts';
import { catalogue } from '../../../support/shipped.ts';

/** Two pictures of each of three animals, and what was said of each drawn again. */
function drawnTwice(images = 2) {
  return aGraph()
    .node('list', 'test-list', { rows: 'fox: in snow\nowl: at night\nhen: in a yard' })
    .node('provider', 'sample-provider')
    .node('config', 'gemini-config', { numImages: images })
    .node('one', 'gemini-config')
    .node('generate', 'image-processor')
    .node('again', 'image-processor')
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .wire('list.subject', 'generate.prompt')
    .wire('provider.provider', 'again.provider')
    .wire('one.config', 'again.config')
    .wire('generate.text', 'again.prompt')
    .wire('list.style', 'again.instructions');
}

const previewOf = (graph: ReturnType<typeof drawnTwice>) =>
  previewPlan(planOf(graph.build(), undefined, listPalette), { catalogue });

describe('a preview', () => {
  it('tells how many items come out of each output, and whether they are rows', async () => {
    const { lists } = await previewOf(drawnTwice());
    expect(lists).toEqual(
      expect.arrayContaining([
        { node: 'list', socket: 'subject', count: 3, hasRows: true },
        { node: 'generate', socket: 'images', count: 6, hasRows: true },
        { node: 'again', socket: 'images', count: 6, hasRows: true },
      ]),
    );
    expect(lists.some(({ node }) => node === 'provider')).toBe(false);
  });

  it('tells each call with its row and its words, and which hang on what is still to be made', async () => {
    const { calls } = await previewOf(drawnTwice());
    const [generate, again] = ['generate', 'again'].map((id) => calls.filter(({ node }) => node === id));
    expect(multiplied(generate ?? [])).toBe('3 rows × 2 pictures = 6 calls');
    expect(generate?.[2]).toMatchObject({ row: { index: 1, name: 'owl' }, prompt: 'owl' });
    expect(generate?.some(({ isOpen }) => isOpen)).toBe(false);
    expect(again?.[2]).toMatchObject({ row: { index: 1 }, prompt: '⟨text 3 to be written⟩', instructions: 'at night' });
    expect(again?.every(({ isOpen }) => isOpen)).toBe(true);
  });

  it('tells what is left out before anything is sent', async () => {
    const graph = drawnTwice().node('sift', 'test-sift', { lost: 'night' }).wire('list.style', 'sift.text').build();
    const edges = graph.edges.map((edge) =>
      edge.to.socket === 'instructions' ? { ...edge, from: { node: 'sift', socket: 'text' } } : edge,
    );
    const { notes, calls } = await previewPlan(planOf({ ...graph, edges }, undefined, listPalette), { catalogue });
    expect(notes).toEqual([
      { node: 'again', message: '“owl” is left out: “Sift” (Instructions) gives nothing for it.' },
    ]);
    expect(calls.filter(({ node }) => node === 'again')).toHaveLength(4);
  });
});
