import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { giveFiles } from '../giveFiles.ts';
import { groupsGraph } from '../groupsGraph.ts';
import { expect } from '../test.ts';
import { dialog } from './opening.ts';
import type { Surface } from './Surface.ts';
import { selectNodes, type Room } from './withRoom.ts';

const LEFT = 'Left';

/** Two uses of a group, one of which has a seed of its own. */
async function openGroups({ editor, page }: Room): Promise<void> {
  const graph = groupsGraph();
  const nodes = graph.nodes.map((node) => (node.id === 'u1' ? { ...node, inside: { draw: { seed: 99 } } } : node));
  await giveFiles(editor.canvas, { 'groups.lumi.json': writeWorkflow({ ...graph, name: 'Scenes', nodes }) });
  await expect(page).toHaveTitle(/Scenes/);
  await expect(editor.node(LEFT)).toBeAttached();
}

/** A group on the canvas, from outside and from inside; each begins where the one before it ended. */
export const GROUP_SURFACES: readonly Surface[] = [
  {
    name: 'groups, and what one has of its own',
    open: async (room) => {
      await openGroups(room);
      await selectNodes(room.editor, LEFT);
      return room.editor.inspector.getByRole('button', { name: 'Take Painter › Seed back' });
    },
  },
  {
    name: 'a group that is edited',
    open: async (room) => {
      await selectNodes(room.editor, LEFT);
      await room.page.keyboard.press('Shift+g');
      return dialog(room, 'Edit group').getByRole('textbox', { name: 'Name of Pictures' });
    },
  },
  {
    name: 'a place in a group, with its ends',
    open: async ({ editor, page }) => {
      await selectNodes(editor, LEFT);
      await page.keyboard.press('Enter');
      return editor.node('Outputs').getByRole('textbox', { name: 'Name of Pictures' });
    },
  },
];
