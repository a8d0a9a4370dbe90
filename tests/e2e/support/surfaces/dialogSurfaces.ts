import { byKey, byName, dialog, ofNodes } from './opening.ts';
import type { Surface } from './Surface.ts';
import type { Room } from './withRoom.ts';

const DRAW = 'Generate images';

const recordKeys = async (room: Room) => {
  await room.page.keyboard.press('?');
  const found = dialog(room, 'Shortcuts');
  await found.getByRole('textbox', { name: 'Find a shortcut' }).fill('duplicate');
  const row = found.getByRole('group', { name: 'Duplicate', exact: true });
  await row.getByRole('button', { name: 'Add keys to Duplicate' }).click();
  return row;
};

/** What is looked for, and the keys to it. */
export const FINDING_SURFACES: readonly Surface[] = [
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
];

/** What is chosen and written for nodes, and for the whole graph. */
export const DIALOG_SURFACES: readonly Surface[] = [
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
