import type { Locator } from 'playwright/test';
import { expect } from '../test.ts';
import { selectNodes, type Room } from './withRoom.ts';

export const dialog = ({ page }: Room, name?: string | RegExp) => page.getByRole('dialog', { ...(name && { name }) });

/** What a key opens. */
export const byKey =
  (keys: string, name?: string | RegExp) =>
  async (room: Room): Promise<Locator> => {
    await room.page.keyboard.press(keys);
    return dialog(room, name);
  };

/** What a key opens for nodes. */
export const ofNodes =
  (keys: string, ...nodes: readonly string[]) =>
  async (room: Room): Promise<Locator> => {
    await selectNodes(room.editor, ...nodes);
    await room.page.keyboard.press(keys);
    return dialog(room);
  };

/** Looks for a command in Ctrl+K and does it. */
export const byName =
  (words: string, name: string) =>
  async (room: Room): Promise<Locator> => {
    await room.page.keyboard.press('Control+k');
    await expect(room.page.getByPlaceholder('Run a command')).toBeFocused();
    await room.page.keyboard.type(words);
    await room.page.keyboard.press('Enter');
    return dialog(room, name);
  };
