import { groupsGraph, openGroups } from './support/groupsGraph.ts';
import { expect, test } from './support/test.ts';

test('the problems of nodes in a group are fixed from outside it: an edit stays where one is, what adds nodes goes there', async ({
  lumi,
  editor,
  page,
}) => {
  const graph = groupsGraph();
  const groups = (graph.groups ?? []).map((group) => ({
    ...group,
    nodes: group.nodes
      .filter(({ id }) => id !== 'provider')
      .map((node) => (node.id === 'config' ? { ...node, fields: { numImages: 40 } } : node)),
    edges: group.edges.filter(({ from }) => from.node !== 'provider'),
  }));
  await openGroups(lumi, editor, { ...graph, nodes: graph.nodes.filter(({ id }) => id !== 'u2'), groups });
  const { inspector } = editor;
  const where = page.getByRole('navigation', { name: 'Where you are' });
  await inspector.getByRole('button', { name: 'Set Images to 16' }).click();
  await expect(inspector.getByRole('button', { name: 'Set Images to 16' })).toHaveCount(0);
  await expect(where).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(where.getByRole('button', { name: 'Left', exact: true })).toBeVisible();
  await where.getByRole('button', { name: 'Foxes', exact: true }).click();
  await editor.canvas.press('Escape');
  await inspector.getByRole('button', { name: 'Set Images to 16' }).click();

  await inspector.getByRole('button', { name: 'Add Sample' }).click();
  await expect(where.getByRole('button', { name: 'Left', exact: true })).toHaveAttribute('aria-current', 'location');
  await expect(editor.node('Sample')).toBeInViewport();
  await expect(editor.node('Painter')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(editor.node('Sample')).toHaveCount(0);
});
