import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packFile } from '../../../support/foreign/comfyFile.ts';
import { giveFiles } from '../giveFiles.ts';
import { byName, dialog } from './opening.ts';
import type { Surface } from './Surface.ts';
import type { Room } from './withRoom.ts';

const GROUP = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'fixtures', 'released', 'groups', 'character.lumi-group.json'),
  'utf8',
);

const giveGroup = async (room: Room) => {
  await giveFiles(room.editor.canvas, { 'character.lumi-group.json': GROUP });
  return dialog(room, '“Character” is a group');
};

/** What comes from elsewhere, and what a new graph begins with; they leave graphs open. */
export const ARRIVING_SURFACES: readonly Surface[] = [
  { name: 'the question about a group’s file', open: giveGroup },
  {
    name: 'my groups, of which there is one',
    open: async (room) => {
      const asked = await giveGroup(room);
      await asked.getByRole('button', { name: 'Keep in my groups' }).press('Enter');
      await room.page.getByText('“Character” is among your groups now.').first().waitFor();
      const groups = await byName('my groups…', 'My groups')(room);
      return groups.getByRole('listitem');
    },
  },
  {
    name: 'what became of a graph of ComfyUI',
    open: async (room) => {
      await giveFiles(room.editor.canvas, { 'foxes.json': JSON.stringify(packFile()) });
      return dialog(room, 'Imported graph');
    },
  },
  {
    name: 'a new graph, with templates to begin with',
    open: async ({ page }) => {
      await page.keyboard.press('Control+Alt+n');
      return page.getByRole('list', { name: 'Templates' });
    },
  },
];
