import { groupType } from '#shared/graph/groups/groupPath';
import type { Workflow, WorkflowGroup, WorkflowNode } from '#shared/workflow/Workflow';
import { aGraph, wire } from '../builders.ts';

const at = (id: string, type: string, more: Partial<WorkflowNode> = {}): WorkflowNode => ({
  id,
  type,
  position: { x: 0, y: 0 },
  ...more,
});
const textOut = [{ name: 'text', type: 'text' }];

/** A group that says a text, and shows it as its field `words`. */
export const WEATHER: WorkflowGroup = {
  id: 'weather',
  name: 'Weather',
  fields: [{ name: 'words', node: 'said', field: 'text' }],
  nodes: [
    at('said', 'text', { fields: { text: 'rain' } }),
    at('note', 'text', { fields: { text: 'unused' }, position: { x: 0, y: 300 } }),
    at('out', 'group-outputs', { fields: { sockets: textOut }, position: { x: 400, y: 0 } }),
  ],
  edges: [wire('said.text', 'out.text')],
};

/** A group with a use of that one, whose words it shows further as `sky`. */
export const SCENE: WorkflowGroup = {
  id: 'scene',
  name: 'Scene',
  fields: [{ name: 'sky', node: 'sky', field: 'words' }],
  nodes: [
    at('sky', groupType('weather')),
    at('who', 'text', { fields: { text: 'a fox' }, position: { x: 0, y: 300 } }),
    at('out', 'group-outputs', { fields: { sockets: textOut }, position: { x: 400, y: 0 } }),
  ],
  edges: [wire('sky.text', 'out.text')],
};

/** Two uses of a scene, and one of the weather in it: `u1/sky/said` is a text two groups deep. */
export function nestedGroups(): Workflow {
  const top = aGraph('Foxes')
    .node('u1', groupType('scene'))
    .node('u2', groupType('scene'))
    .node('u3', groupType('weather'))
    .build();
  return { ...top, groups: [WEATHER, SCENE] };
}
