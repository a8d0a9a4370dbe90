import type { Locator } from 'playwright/test';
import { byKey, dialog } from './opening.ts';
import type { Surface } from './Surface.ts';
import type { Room } from './withRoom.ts';

const settings =
  (tab: string) =>
  async (room: Room): Promise<Locator> => {
    await room.page.keyboard.press('Control+,');
    await dialog(room).getByRole('tab', { name: tab }).click();
    return room.page.getByRole('tabpanel', { name: tab });
  };

/** All that is set. */
export const SETTINGS_SURFACES: readonly Surface[] = [
  { name: 'Settings', open: byKey('Control+,') },
  { name: 'Settings, New graphs', open: settings('New graphs') },
  { name: 'Settings, Money', open: settings('Money') },
  { name: 'Settings, Keys', open: settings('Keys') },
  { name: 'Settings, Library', open: settings('Library') },
];
