import { expect, it } from 'vitest';
import { groupType } from '#shared/graph/groups/groupPath';
import { shipped } from '#shared/shipped';
import type { Workflow } from '#shared/workflow/Workflow';
import { fixesOf } from '../../../../../renderer/src/commands/fixes/fixTable.ts';
import { createWorkflowStore } from '../../../../../renderer/src/stores/graph/workflowStore.ts';
import type { Studio } from '../../../../../renderer/src/stores/studio.ts';
import { aGraph } from '../../../../support/builders.ts';
import { catalogue } from '../../../../support/shipped.ts';

const { paletteOf } = shipped;
const WHOLE: Workflow = {
  ...aGraph().node('u1', groupType('g')).node('u2', groupType('g')).node('t', 'text').build(),
  groups: [
    {
      id: 'g',
      name: 'Settings',
      fields: [],
      nodes: [{ id: 'c', type: 'gemini-config', position: { x: 0, y: 0 }, fields: { numImages: 40 } }],
      edges: [],
    },
  ],
};
const imagesIn = ({ groups }: Workflow) => groups?.[0]?.nodes[0]?.fields?.['numImages'];

it.each([
  ['the top', ''],
  ['another use of its group', 'u2'],
  ['its own place', 'u1'],
])(
  'a fix of a node in a group is done where the node is from %s, without going there, in one step of undo',
  (_from, path) => {
    const store = createWorkflowStore({ paletteOf, documentId: 'a', workflow: WHOLE });
    store.getState().goTo(path);
    const problem = { code: 'field-out-of-range', node: 'u1/c', field: 'numImages', message: '' };
    const context = { whole: WHOLE, palette: paletteOf(WHOLE), catalogue, provider: 'sample-provider' };
    const [fix] = fixesOf(problem, context);
    expect(fix?.label).toBe('Set Images to 16');
    fix?.run({ workflow: store } as unknown as Studio);
    expect(imagesIn(store.getState().whole)).toBe(16);
    expect(store.getState().path).toBe(path);
    store.getState().undo();
    expect(store.getState().whole).toEqual(WHOLE);
    expect(store.getState().canUndo).toBe(false);
  },
);

it('offers nothing for a node whose group is gone, or that the group does not hold', () => {
  const context = { whole: WHOLE, palette: paletteOf(WHOLE), catalogue, provider: 'sample-provider' };
  for (const node of ['u1/gone', 'u9/c', 't/c']) {
    expect(fixesOf({ code: 'unknown-type', node, message: '' }, context)).toEqual([]);
  }
});
