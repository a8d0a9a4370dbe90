import type { Locator } from 'playwright/test';
import { GalleryPage } from '../../pages/GalleryPage.ts';
import { expect } from '../test.ts';
import { runsOf, selectNodes, type Room } from './withRoom.ts';

/** A part of what is on screen, and how one comes to it from the graph. */
export interface Surface {
  readonly name: string;
  /** Where the rest of the page is another surface too: what of it is this one, as a selector. */
  readonly part?: string;
  /** Gives what is to be seen then. */
  readonly open: (room: Room) => Promise<Locator>;
}

const DRAW = 'Generate images';
const INSPECTOR = '[aria-label="Inspector"]';

const dialog = ({ page }: Room, name?: string | RegExp) => page.getByRole('dialog', { ...(name && { name }) });

/** What a key opens. */
const byKey =
  (keys: string, name?: string | RegExp) =>
  async (room: Room): Promise<Locator> => {
    await room.page.keyboard.press(keys);
    return dialog(room, name);
  };

/** What a key opens for nodes. */
const ofNodes =
  (keys: string, ...nodes: readonly string[]) =>
  async (room: Room): Promise<Locator> => {
    await selectNodes(room.editor, ...nodes);
    await room.page.keyboard.press(keys);
    return dialog(room);
  };

const settings =
  (tab: string) =>
  async (room: Room): Promise<Locator> => {
    await room.page.keyboard.press('Control+,');
    await dialog(room).getByRole('tab', { name: tab }).click();
    return room.page.getByRole('tabpanel', { name: tab });
  };

/** Looks for a command in Ctrl+K and does it. */
const byName =
  (words: string, name: string) =>
  async (room: Room): Promise<Locator> => {
    await room.page.keyboard.press('Control+k');
    await expect(room.page.getByPlaceholder('Run a command')).toBeFocused();
    await room.page.keyboard.type(words);
    await room.page.keyboard.press('Enter');
    return dialog(room, name);
  };

const recordKeys = async (room: Room) => {
  await room.page.keyboard.press('?');
  const found = dialog(room, 'Shortcuts');
  await found.getByRole('textbox', { name: 'Find a shortcut' }).fill('duplicate');
  const row = found.getByRole('group', { name: 'Duplicate', exact: true });
  await row.getByRole('button', { name: 'Add keys to Duplicate' }).click();
  return row;
};

/** The graph and what stands beside it. */
const GRAPH_SURFACES: readonly Surface[] = [
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

/** What is chosen from, and written in. */
const DIALOG_SURFACES: readonly Surface[] = [
  { name: 'the palette', open: byKey('/') },
  { name: 'everything', open: byKey('Control+k') },
  { name: 'the shortcuts', open: byKey('?', 'Shortcuts') },
  { name: 'shortcuts, while keys are recorded', open: recordKeys },
  {
    name: 'shortcuts, of which two are one',
    open: async (room) => {
      const row = await recordKeys(room);
      await room.page.keyboard.press('Control+b');
      return row.getByRole('alert');
    },
  },
  { name: 'Connect', open: ofNodes('c', DRAW) },
  { name: 'Replace', open: ofNodes('Shift+R', DRAW) },
  { name: 'Move values out or in', open: ofNodes('Shift+V', DRAW) },
  {
    name: 'the bookmarks',
    open: async (room) => {
      await room.page.keyboard.press('Alt+b');
      return byName('bookmarks', 'Bookmarks')(room);
    },
  },
  {
    name: 'the large text',
    open: async ({ editor, page }) => {
      await editor.node('Words').getByRole('textbox').focus();
      await page.keyboard.press('Control+e');
      await page.keyboard.press('Control+f');
      return page.getByRole('dialog').locator('textarea');
    },
  },
  { name: 'the open graphs', open: byKey('Alt+g', /^Open graphs/) },
  { name: 'the check before a run', open: byKey('Alt+Shift+Enter', 'Run the graph') },
];

/** Where graphs come from, and go to. */
const FILE_SURFACES: readonly Surface[] = [
  { name: 'Open', open: byKey('Control+o') },
  { name: 'the templates', open: byName('new from template', 'New from template') },
  { name: 'Save as template', open: byName('save as template', 'Save as template') },
  { name: 'my groups', open: byName('my groups…', 'My groups') },
  { name: 'Save as', open: byKey('Control+Shift+S') },
  { name: 'the graph as a picture', open: byName('graph as svg', 'Export graph as SVG') },
  { name: 'the graph for ComfyUI', open: byName('for comfyui', 'Export for ComfyUI') },
];

/** All that is set. */
const SETTINGS_SURFACES: readonly Surface[] = [
  { name: 'Settings', open: byKey('Control+,') },
  { name: 'Settings, New graphs', open: settings('New graphs') },
  { name: 'Settings, Money', open: settings('Money') },
  { name: 'Settings, Keys', open: settings('Keys') },
  { name: 'Settings, Library', open: settings('Library') },
];

/** The other views, and what is looked at in them. */
const VIEW_SURFACES: readonly Surface[] = [
  {
    name: 'the runs',
    open: async (room) => {
      const runs = runsOf(room);
      await runs.show();
      await runs.rows('Foxes').first().click();
      return runs.detail('Foxes');
    },
  },
  {
    name: 'the gallery',
    open: async ({ page }) => {
      const gallery = new GalleryPage(page);
      await gallery.show();
      await expect(gallery.tiles().first()).toBeVisible();
      return gallery.tiles().first();
    },
  },
  {
    name: 'a picture, large',
    open: async ({ editor, page }) => {
      await editor.tiles('Gallery').first().focus();
      await page.keyboard.press('Enter');
      return editor.lightbox;
    },
  },
  {
    name: 'the history of a graph',
    open: async ({ page }) => {
      await page.keyboard.press('Control+Shift+H');
      return page.getByRole('complementary', { name: 'History', exact: true });
    },
  },
  {
    // The last of them: it leaves a node behind.
    name: 'a contact sheet',
    open: async ({ editor, page }) => {
      await editor.canvas.press('/');
      await editor.choose('Sweep');
      await editor.node('Sweep').getByRole('button', { name: 'Axis', exact: true }).press('Enter');
      await page.getByRole('menuitem', { name: 'Seed', exact: true }).press('Enter');
      await page.getByRole('textbox', { name: 'Seed: numbers' }).fill('1, 2, 3');
      await page.keyboard.press('Escape');
      await editor.node('Sweep').getByRole('button', { name: 'Open sheet' }).press('Enter');
      return page.getByRole('grid', { name: 'Contact sheet' });
    },
  },
];

/** By parts, each of which is walked through in one go. */
export const SURFACES = {
  graph: GRAPH_SURFACES,
  dialogs: DIALOG_SURFACES,
  files: FILE_SURFACES,
  settings: SETTINGS_SURFACES,
  views: VIEW_SURFACES,
} as const;
