import { GalleryPage } from '../../pages/GalleryPage.ts';
import { expect } from '../test.ts';
import type { Surface } from './Surface.ts';
import { runsOf } from './withRoom.ts';

/** The other views, and what is looked at in them. */
export const VIEW_SURFACES: readonly Surface[] = [
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
