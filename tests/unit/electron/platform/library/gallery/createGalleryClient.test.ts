import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { CancelledError, StorageError } from '#shared/errors/inputErrors';
import { createGalleryClient } from '../../../../../../electron/platform/library/gallery/createGalleryClient.ts';
import { somePictures } from './somePictures.ts';

const run = promisify(execFile);
const SOURCE = pathToFileURL(join(import.meta.dirname, '../../../../../../electron/platform/library/gallery/'));
const QUERY = { filter: { rating: 1 }, sort: 'newest', groupBy: 'none' } as const;

function realWorker(place: { readonly path: string; readonly folder: string }) {
  return new Worker(new URL('galleryWorker.ts', `${SOURCE.href}/`), { workerData: place });
}
/** Dies of what it is asked. */
const dyingWorker = () =>
  new Worker("require('node:worker_threads').parentPort.on('message', () => process.exit(1))", { eval: true });

describe('the thread that looks for pictures', () => {
  it('starts when it is first asked, and is asked again where it died', async () => {
    const { path, folder } = somePictures(1, 40);
    const place = { path, folder };
    let started = 0;
    const client = createGalleryClient(place, () => (++started === 1 ? dyingWorker() : realWorker(place)));
    expect(started).toBe(0);
    const both = await Promise.all([client.open(QUERY), client.facets({})]);
    expect(started).toBe(2);
    expect(both[0].count).toBeGreaterThan(0);
    await client.close();
  });

  it('fails in words where it dies again', async () => {
    const { path, folder } = somePictures(1, 5);
    const client = createGalleryClient({ path, folder }, dyingWorker);
    await expect(client.open(QUERY)).rejects.toThrow(StorageError);
    await client.close();
  });

  it('tells what was wrong with what it was asked, and of an index that is not there', async () => {
    const { path, folder } = somePictures(1, 5);
    const client = createGalleryClient({ path, folder });
    await expect(client.rows({ view: 'gone', from: 0, limit: 1 })).rejects.toMatchObject({ code: 'not-found' });
    await client.close();
    const lost = createGalleryClient({ path: join(folder, 'nothing.sqlite'), folder });
    await expect(lost.open(QUERY)).rejects.toThrow(StorageError);
    await lost.close();
  });

  it('gives up what it is at when it is closed', async () => {
    const { path, folder } = somePictures(1, 5);
    const client = createGalleryClient({ path, folder });
    const asked = expect(client.open(QUERY)).rejects.toThrow(CancelledError);
    await client.close();
    await asked;
    await expect(client.facets({})).rejects.toThrow(CancelledError);
  });

  it('keeps no program from ending', async () => {
    const { path, folder } = somePictures(1, 5);
    const program = join(folder, 'program.mjs');
    writeFileSync(
      program,
      `import { createGalleryClient } from ${JSON.stringify(`${SOURCE.href}/createGalleryClient.ts`)};
       const client = createGalleryClient(${JSON.stringify({ path, folder })});
       console.log((await client.open(${JSON.stringify(QUERY)})).total);`,
    );
    const { stdout } = await run(process.execPath, [program], { timeout: 30_000 });
    expect(Number(stdout)).toBeGreaterThan(0);
  });
});
