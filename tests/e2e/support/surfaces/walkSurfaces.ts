import { expect, test } from '../test.ts';
import type { Surface } from './Surface.ts';
import { leaveSurface, type Room } from './withRoom.ts';

/** Opens one surface after the other, looks at each, and leaves it; what one finds keeps no other from being looked at. */
export async function walkSurfaces(
  room: Room,
  surfaces: readonly Surface[],
  look: (surface: Surface) => Promise<readonly string[]>,
): Promise<void> {
  for (const surface of surfaces)
    await test.step(surface.name, async () => {
      await expect((await surface.open(room)).first()).toBeVisible();
      expect.soft(await look(surface), surface.name).toEqual([]);
      await leaveSurface(room);
    });
}
