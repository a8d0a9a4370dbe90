import type { Locator } from 'playwright/test';
import type { Surface } from './Surface.ts';
import type { Room } from './withRoom.ts';

const HISTORY = '.history-room';

const open = async ({ page }: Room): Promise<Locator> => {
  await page.keyboard.press('Control+Shift+H');
  return page.getByRole('complementary', { name: 'History', exact: true });
};

const compared =
  (way: string) =>
  async (room: Room): Promise<Locator> => {
    await open(room);
    await room.page.getByRole('button', { name: way, exact: true }).press('Enter');
    const changes = room.page.getByRole('complementary', { name: 'Changes' });
    return changes.getByRole('list', { name: 'All changes' }).getByRole('button', { name: /Words/ });
  };

/** How what a graph was differs from what it is. */
export const HISTORY_SURFACES: readonly Surface[] = [
  {
    name: 'a comparison, over each other',
    part: HISTORY,
    open: async (room) => {
      await room.editor.node('Words').getByRole('textbox').fill('a red fox on a frozen lake');
      await room.editor.canvas.press('Escape');
      return compared('Over each other')(room);
    },
  },
  { name: 'a comparison, side by side', part: HISTORY, open: compared('Side by side') },
];
