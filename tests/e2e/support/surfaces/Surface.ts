import type { Locator } from 'playwright/test';
import type { Room } from './withRoom.ts';

/** A part of what is on screen, and how one comes to it from the graph. */
export interface Surface {
  readonly name: string;
  /** Where the rest of the page is another surface too: what of it is this one, as a selector. */
  readonly part?: string;
  /** Gives what is to be seen then. */
  readonly open: (room: Room) => Promise<Locator>;
}
