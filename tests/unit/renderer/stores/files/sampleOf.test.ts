import type { Workflow } from '#shared/workflow/Workflow';
import { expect, it } from 'vitest';
import { sampleOf } from '../../../../../renderer/src/stores/files/sampleOf.ts';

const SAMPLE: Workflow = {
  name: 'First light',
  nodes: [
    { id: 'prompt', type: 'text', position: { x: 0, y: 0 } },
    { id: 'draw', type: 'image-processor', position: { x: 300, y: 0 } },
  ],
  edges: [{ from: { node: 'prompt', socket: 'text' }, to: { node: 'draw', socket: 'prompt' } }],
};
const ONE = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';

it('gives each document nodes of its own, wired as before', () => {
  const [one, other] = [sampleOf(SAMPLE, ONE), sampleOf(SAMPLE, OTHER)];
  const [prompt, draw] = one.nodes.map(({ id }) => id);
  expect(one.edges).toEqual([{ from: { node: prompt, socket: 'text' }, to: { node: draw, socket: 'prompt' } }]);
  expect(other.nodes.map(({ id }) => id)).not.toContain(prompt);
});

it('gives the same document the same nodes again', () => {
  expect(sampleOf(SAMPLE, ONE)).toEqual(sampleOf(SAMPLE, ONE));
});
