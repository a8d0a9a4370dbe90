import { describe, expect, it } from 'vitest';
import { outputOf } from '#shared/graph/NodeOutputs';
import type { Mark } from '#shared/graph/marks/Marks';
import type { RunEvent } from '#shared/runs/RunEvent';
import { previewPlan } from '../../../../electron/engine/previewPlan.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { planOf, runToEnd, sampleGraph } from '../../../support/runs.ts';
import { catalogue } from '../../../support/shipped.ts';

const BOX: Mark = { tool: 'box', colour: 'red', width: 6, points: '0 0 1 1' };
const AREA: Mark = { tool: 'area', points: '0 0 1 0 1 1' };

/** So many pictures, marked by their places, and what is made with them. */
function marked(count: number, marks: Readonly<Record<number, readonly Mark[]>>) {
  const pictures = Object.entries(marks).map(([place, own]) => ({
    picture: place.padStart(64, '0'),
    place: Number(place),
    marks: own,
  }));
  return sampleGraph(count)
    .node('draw', 'markup', { marks: { version: 1, pictures } })
    .wire('generate.images', 'draw.images');
}

/** The same, with a node that takes what is drawn apart from the picture. */
function taken(socket: 'mask' | 'marks', graph: ReturnType<typeof marked>) {
  return graph.node('taker', 'gallery').wire(`draw.${socket}`, 'taker.images').build();
}

function given(events: readonly RunEvent[]) {
  const finished = events.find((event) => event.kind === 'node-finished' && event.node === 'draw');
  const outputs = finished?.kind === 'node-finished' ? finished.outputs : {};
  const ids = (socket: string) => outputOf(outputs, socket, 'images')?.map(({ id }) => id.replace(/[^a-z].*/, ''));
  return { images: ids('images'), mask: ids('mask'), marks: ids('marks') };
}

describe('marking pictures up', () => {
  it('draws on each picture its own marks, and lets one without go on as it is', async () => {
    expect(given(await runToEnd(taken('marks', marked(3, { 1: [BOX] })), fakePorts()))).toEqual({
      images: [expect.not.stringMatching('drawn'), 'drawn', expect.not.stringMatching('drawn')],
      mask: [],
      marks: ['marks', 'marks', 'marks'],
    });
  });

  it('gives a mask for each picture where any has an area, so that they meet one to one', async () => {
    const { images, mask, marks } = given(await runToEnd(taken('mask', marked(2, { 0: [AREA] })), fakePorts()));
    expect(mask).toEqual(['mask', 'mask']);
    expect(marks).toEqual([]);
    expect(images).not.toContain('drawn');
  });

  it('makes nothing apart from the picture that nobody takes', async () => {
    const { mask, marks } = given(await runToEnd(marked(2, { 0: [AREA], 1: [BOX] }).build(), fakePorts()));
    expect({ mask, marks }).toEqual({ mask: [], marks: [] });
  });

  it('lets a preview go on with pictures that are still to be made: the same marks on one are the same picture', async () => {
    const twice = (id: string) => (graph: ReturnType<typeof marked>) =>
      graph
        .node(id, 'image-processor', { prompt: 'a hat', seed: 1 })
        .wire('provider.provider', `${id}.provider`)
        .wire('config.config', `${id}.config`)
        .wire('draw.images', `${id}.references`);
    const graph = twice('b')(twice('a')(marked(1, { 0: [BOX] }))).build();
    const { calls, problems } = await previewPlan(planOf(graph), { catalogue });
    expect(problems).toEqual([]);
    expect(calls.map(({ node, isReused }) => [node, isReused])).toEqual([
      ['generate', false],
      ['a', false],
      ['b', true],
    ]);
  });
});
