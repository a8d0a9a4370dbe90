import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Graph } from '#shared/graph/Graph';
import { planRun, type RunPlan } from '#shared/graph/planRun';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { aGraph } from '../../../support/builders.ts';
import { testPalette } from './testPalette.ts';

function plan(graph: Graph, targets?: string[]): RunPlan {
  const result = validateGraph(graph, testPalette, targets);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return planRun(result.graph);
}
const ids = ({ nodes }: RunPlan) => nodes.map((node) => node.id);

const chain = aGraph()
  .node('w2', 'wrap')
  .node('sibling', 'wrap')
  .node('w1', 'wrap')
  .node('t', 'text')
  .wire('t.text', 'w1.text')
  .wire('w1.text', 'w2.text')
  .wire('w1.text', 'sibling.text');

describe('planRun', () => {
  it('puts each node after all it needs', () => {
    expect(ids(plan(chain.build())).slice(0, 2)).toEqual(['t', 'w1']);
    expect(ids(plan(chain.build()))).toHaveLength(4);
  });

  it('keeps the order of the file among nodes that wait for nothing', () => {
    expect(ids(plan(aGraph().node('c', 'text').node('a', 'text').node('b', 'text').build()))).toEqual(['c', 'a', 'b']);
  });

  it('holds only what the targets need, never a sibling', () => {
    expect(ids(plan(chain.build(), ['w2']))).toEqual(['t', 'w1', 'w2']);
    expect(ids(plan(chain.build(), ['t']))).toEqual(['t']);
  });

  it('leaves nodes of the editor out', () => {
    expect(ids(plan(aGraph().node('n', 'note').node('t', 'text').build()))).toEqual(['t']);
  });

  it('tells where inputs come from, in the order of the wires', () => {
    const graph = aGraph()
      .node('g', 'gallery')
      .node('g1', 'gallery')
      .node('p', 'provider')
      .node('c', 'config')
      .node('d1', 'draw', { prompt: 'x' })
      .node('d2', 'draw', { prompt: 'x' })
      .wire('p.provider', 'd1.provider')
      .wire('c.config', 'd1.config')
      .wire('p.provider', 'd2.provider')
      .wire('c.config', 'd2.config')
      .wire('d2.images', 'g.images')
      .wire('d1.images', 'g.images')
      .wire('d1.images', 'g1.images');
    const planned = plan(graph.build()).nodes;
    expect(planned.find(({ id }) => id === 'g')?.sources).toEqual({
      images: [
        { node: 'd2', socket: 'images' },
        { node: 'd1', socket: 'images' },
      ],
    });
    expect(planned.find(({ id }) => id === 'd1')?.sources).toMatchObject({ prompt: [], references: [] });
  });

  it('orders any graph without cycles so that nothing runs before all it needs, and each node runs once', () => {
    const sources = fc.array(fc.tuple(fc.nat(20), fc.option(fc.nat(20), { nil: undefined })), {
      minLength: 12,
      maxLength: 12,
    });
    const fileOrder = fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 });
    fc.assert(
      fc.property(sources, fileOrder, (given, order) => {
        // Node n takes from earlier nodes only, so there is no cycle; one whose first source is not earlier takes from none.
        const wires = given.flatMap(([first, second], to) =>
          first >= to
            ? []
            : [
                [first, `${String(to)}.text`] as const,
                ...(second !== undefined && second < to ? [[second, `${String(to)}.more`] as const] : []),
              ],
        );
        const isFed = (at: number) => wires.some(([, to]) => to === `${String(at)}.text`);
        let builder = aGraph();
        for (const at of order) builder = builder.node(String(at), isFed(at) ? 'wrap' : 'text');
        for (const [from, to] of wires) builder = builder.wire(`${String(from)}.text`, to);
        const planned = ids(plan(builder.build()));
        expect([...planned].sort()).toEqual(order.map(String).sort());
        for (const [from, to] of wires) {
          expect(planned.indexOf(String(from))).toBeLessThan(planned.indexOf(to.split('.')[0]!));
        }
      }),
    );
  });
});
