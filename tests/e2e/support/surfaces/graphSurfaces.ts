import type { Surface } from './Surface.ts';
import { selectNodes } from './withRoom.ts';

const DRAW = 'Generate images';
const INSPECTOR = '[aria-label="Inspector"]';

/** The graph and what stands beside it. */
export const GRAPH_SURFACES: readonly Surface[] = [
  { name: 'the graph', open: ({ editor }) => Promise.resolve(editor.canvas) },
  {
    name: 'the problems of the graph',
    part: INSPECTOR,
    open: ({ editor }) => Promise.resolve(editor.inspector.getByRole('heading', { name: /problem/ })),
  },
  {
    name: 'the inspector of a node that failed',
    part: INSPECTOR,
    open: async ({ editor }) => {
      await selectNodes(editor, DRAW);
      return editor.inspector.getByRole('group', { name: 'What went wrong' });
    },
  },
  {
    name: 'the inspector of several nodes',
    part: INSPECTOR,
    open: async ({ editor }) => {
      await selectNodes(editor, 'Wide', 'Square');
      return editor.inspector.getByRole('heading', { name: '2 nodes' });
    },
  },
  {
    name: 'a frame',
    part: '.react-flow__node.selected',
    open: async ({ editor }) => {
      await editor.node('Light').focus();
      await editor.page.keyboard.press(' ');
      return editor.inspector.getByRole('heading', { name: 'Light' }).first();
    },
  },
  {
    name: 'a note that is written',
    part: '.react-flow__node.selected',
    open: async ({ editor }) => {
      await selectNodes(editor, 'Note');
      await editor.page.keyboard.press('Enter');
      return editor.node('Note').getByRole('textbox');
    },
  },
  {
    name: 'the notice of a run that failed',
    part: '[data-sonner-toast]',
    open: ({ page }) => Promise.resolve(page.getByRole('region', { name: /Notifications/ }).getByRole('listitem')),
  },
];

/** What opens below a button or the pointer. */
export const MENU_SURFACES: readonly Surface[] = [
  {
    name: 'the menu of a node',
    open: async ({ editor, page }) => {
      await selectNodes(editor, DRAW);
      await page.keyboard.press('Shift+F10');
      return page.getByRole('menu');
    },
  },
  {
    name: 'the menu File',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'File' }).press('Enter');
      return page.getByRole('menu');
    },
  },
  {
    name: 'the ways to run',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'More ways to run' }).press('Enter');
      return page.getByRole('menu');
    },
  },
  {
    name: 'the menu of a tab',
    open: async ({ page }) => {
      await page.getByLabel('Graph name').click({ button: 'right' });
      return page.getByRole('menu');
    },
  },
];
