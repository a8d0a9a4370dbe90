import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createImages } from '../../../../../../electron/platform/images/createImages.ts';
import type { EndpointKind } from '#shared/graph/callKinds';
import type { CallRecord } from '../../../../../../electron/engine/Ports.ts';
import { pngPicture } from '../../../../../support/pngPicture.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { aCall, aLibrary, aRequest, aTextCall, openIn, RUN } from '../records.ts';

const images = createImages();
afterAll(() => images.close());

/** A call under way whose program is dead. `arrived`: a picture of it was there as a whole by then. */
async function cutOffAt(
  endpoint: EndpointKind,
  { call = aCall(), arrived }: { call?: CallRecord; arrived?: Buffer } = {},
) {
  const folder = tempFolder();
  const dead = aLibrary(folder);
  dead.callStarted({ ...call, effective: { ...call.effective, endpoint } }, 1500, {});
  if (arrived) {
    mkdirSync(join(dead.incoming, call.callId));
    writeFileSync(join(dead.incoming, call.callId, 'blob'), arrived);
  }
  await dead.close();
  const library = openIn(folder);
  return { library, found: await library.recover(images.decode, 9000) };
}

describe('a picture that had arrived when its program died', () => {
  it('is what the call gave, where that is asked for pictures once', async () => {
    const { library, found } = await cutOffAt('ask', { arrived: pngPicture({ width: 40, height: 30 }) });
    expect(found).toMatchObject({ adopted: 1, unknown: 0 });
    expect(library.callsOf(RUN)).toMatchObject([{ state: 'done', images: [{ width: 40 }] }]);
    await library.close();
  });

  it('does not stand for the answer that can still be collected: it may be a part of it', async () => {
    const { library, found } = await cutOffAt('collect', { arrived: pngPicture({ width: 40, height: 30 }) });
    expect(found).toMatchObject({ adopted: 1, submitted: 1 });
    expect(library.callsOf(RUN)).toMatchObject([{ state: 'submitted', images: [] }]);
    expect(library.list({ limit: 9 })).toHaveLength(1);
    await library.close();
  });

  it('is no text', async () => {
    const { library, found } = await cutOffAt('ask', {
      call: aTextCall(),
      arrived: pngPicture({ width: 40, height: 30 }),
    });
    expect(found).toMatchObject({ adopted: 1, unknown: 1 });
    expect(library.callsOf(RUN)).toMatchObject([{ kind: 'text', state: 'unknown', images: [] }]);
    expect(library.list({ limit: 9 })).toHaveLength(1);
    await library.close();
  });
});

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
