import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import { aGraph } from './builders.ts';

/** A group that asks the sample provider for one picture: its prompt is exposed as `words`, its seed as `seed`, and moves on by one. */
export const PAINTER: WorkflowGroup = {
  ...aGraph()
    .node('p', 'sample-provider')
    .node('s', 'seed', { value: 1, control: 'increment' })
    .node('g', 'image-processor', { prompt: 'a fox' })
    .node('out', 'group-outputs', { sockets: [{ name: 'images', type: 'images' }] })
    .wire('p.provider', 'g.provider')
    .wire('s.integer', 'g.seed')
    .wire('g.images', 'out.images')
    .build(),
  id: 'painter',
  name: 'Painter',
  fields: [
    { name: 'words', node: 'g', field: 'prompt' },
    { name: 'seed', node: 's', field: 'value' },
  ],
};

/** Two uses of it, unlike in their prompts, the second called “Hare”. */
export const TWO_PAINTERS: Workflow = {
  ...aGraph('Two')
    .node('a', 'group:painter')
    .node('b', 'group:painter', { words: 'a hare' }, { title: 'Hare' })
    .node('show', 'gallery')
    .wire('a.images', 'show.images')
    .wire('b.images', 'show.images')
    .build(),
  groups: [PAINTER],
};
