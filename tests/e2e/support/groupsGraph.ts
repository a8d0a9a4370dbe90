import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupType } from '#shared/graph/groups/groupPath';
import type { Workflow, WorkflowGroup, WorkflowNode } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph, wire } from '../../support/builders.ts';
import type { EditorPage } from '../pages/EditorPage.ts';
import type { Lumi } from './startLumi.ts';

const at = (id: string, type: string, x: number, y: number, more: Partial<WorkflowNode> = {}): WorkflowNode => ({
  id,
  type,
  position: { x, y },
  ...more,
});

/** Says the weather. */
const WEATHER: WorkflowGroup = {
  id: 'weather',
  name: 'Weather',
  fields: [{ name: 'sky', label: 'Sky', node: 'said', field: 'value' }],
  nodes: [
    at('said', 'text', 0, 0, { title: 'Said', fields: { value: 'in the rain' } }),
    at('out', 'group-outputs', 360, 0, { fields: { sockets: [{ name: 'text', type: 'text', label: 'Text' }] } }),
  ],
  edges: [wire('said.text', 'out.text')],
};

/** Draws a fox in that weather, in pictures that come out of it. */
const SCENE: WorkflowGroup = {
  id: 'scene',
  name: 'Scene',
  fields: [],
  nodes: [
    at('sky', groupType('weather'), 0, 0),
    at('provider', 'sample-provider', 0, 260),
    at('config', 'gemini-config', 0, 460, { fields: { numImages: 2 } }),
    at('draw', 'image-processor', 420, 0, { title: 'Painter', fields: { seed: 7 } }),
    at('out', 'group-outputs', 900, 0, {
      fields: { sockets: [{ name: 'pictures', type: 'images', label: 'Pictures' }] },
    }),
  ],
  edges: [
    wire('sky.text', 'draw.prompt'),
    wire('provider.provider', 'draw.provider'),
    wire('config.config', 'draw.config'),
    wire('draw.images', 'out.pictures'),
  ],
};

/** Two scenes, one of which feeds a gallery. */
export function groupsGraph(): Workflow {
  const top = aGraph('Foxes')
    .node('u1', groupType('scene'), {}, { title: 'Left', position: { x: 0, y: 0 } })
    .node('u2', groupType('scene'), {}, { title: 'Right', position: { x: 0, y: 500 } })
    .node('show', 'gallery', {}, { position: { x: 500, y: 0 } })
    .wire('u1.pictures', 'show.images')
    .build();
  return { ...top, groups: [WEATHER, SCENE] };
}

/** Opens a graph by its file. */
export async function openGroups(lumi: Lumi, { page }: EditorPage, graph: Workflow = groupsGraph()): Promise<void> {
  mkdirSync(join(lumi.home, 'workflows'), { recursive: true });
  writeFileSync(join(lumi.home, 'workflows', 'foxes.lumi.json'), writeWorkflow(graph));
  await page.keyboard.press('Control+o');
  await page.getByRole('option', { name: /foxes/ }).click();
  await page.waitForFunction(() => document.title.includes('Foxes'));
}
