import { afterAll, describe, expect, it } from 'vitest';
import { createImages } from '../../../../../../electron/platform/images/createImages.ts';
import type { EndpointKind } from '#shared/graph/callKinds';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { aCall, aLibrary, aRequest, openIn, RUN } from '../records.ts';

const images = createImages();
afterAll(() => images.close());

/** A call under way whose program is dead. */
async function cutOffAt(endpoint: EndpointKind) {
  const folder = tempFolder();
  const dead = aLibrary(folder);
  const call = aCall();
  dead.callStarted({ ...call, effective: { ...call.effective, endpoint } }, 1500, {});
  await dead.close();
  const library = openIn(folder);
  return { library, found: await library.recover(images.decode, 9000) };
}

describe('a call that its program died under', () => {
  it('may have been billed, and counts', async () => {
    const { library, found } = await cutOffAt('ask');
    expect(found).toMatchObject({ unknown: 1, submitted: 0, interrupted: 1 });
    expect(library.callsOf(RUN)).toMatchObject([{ state: 'unknown', error: { code: 'may-be-billed' } }]);
    expect(library.spentSince(0).microUsd).toBe(134_000);
    await library.close();
  });

  it('counts for nothing where whole answers only are billed, and nobody need be asked before it is made again', async () => {
    const { library, found } = await cutOffAt('unpaid');
    expect(found).toMatchObject({ unknown: 0, submitted: 0, interrupted: 1 });
    expect(library.callsOf(RUN)).toMatchObject([{ state: 'cancelled', endpoint: 'unpaid' }]);
    expect(library.spentSince(0).microUsd).toBe(0);
    expect(library.mayBeBilled(aRequest())).toBe(false);
    await library.close();
  });

  it('stays submitted where it is collected, and counts until it is', async () => {
    const { library, found } = await cutOffAt('collect');
    expect(found).toMatchObject({ unknown: 0, submitted: 1, interrupted: 1 });
    expect(library.callsOf(RUN)).toMatchObject([{ state: 'submitted', endpoint: 'collect' }]);
    expect(library.spentSince(0).microUsd).toBe(134_000);
    expect(library.mayBeBilled(aRequest())).toBe(false);
    await library.close();
  });
});
