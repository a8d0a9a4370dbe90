import { outOfPlace } from './support/outOfPlace.ts';
import { SURFACES } from './support/surfaces/surfaces.ts';
import { walkSurfaces } from './support/surfaces/walkSurfaces.ts';
import { withRoom } from './support/surfaces/withRoom.ts';
import { test } from './support/test.ts';
import { tooSmall } from './support/tooSmall.ts';

test.use({ reducedMotion: 'reduce', deviceScaleFactor: 2 });

/** What is left of a window at 200 %. */
const HALVED = {
  '1440 × 900': { width: 720, height: 450 },
  '1024 × 700': { width: 512, height: 350 },
};

for (const [window, size] of Object.entries(HALVED))
  for (const [part, surfaces] of Object.entries(SURFACES))
    test(`at 200 % of ${window} nothing is cut off and all can be pressed: ${part}`, async ({ page }) => {
      test.slow();
      await withRoom(page, size, (room) =>
        walkSurfaces(room, surfaces, async () => [...(await outOfPlace(page)), ...(await tooSmall(page))]),
      );
    });
