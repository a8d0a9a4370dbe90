/** The thread in which pictures are looked for: it only reads, and ends with the library. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { storageErrorOf } from '../libraryErrors.ts';
import type { GalleryAnswer, GalleryJob, GalleryPlace, GalleryRequest } from './galleryJobs.ts';
import type { Gallery } from '#shared/api/Gallery';
import { openGallery } from './openGallery.ts';

/** How long another program's transaction is waited for. */
const BUSY_TIMEOUT_MS = 5000;
/** KiB of the index that are kept in memory. */
const CACHE_KIB = 64 * 1024;

const { path, folder } = workerData as GalleryPlace;
let opened: Gallery | undefined;

parentPort?.on('message', (request: GalleryRequest) => {
  void answer(request).then((answered) => parentPort?.postMessage(answered));
});

async function answer({ id, job }: GalleryRequest): Promise<GalleryAnswer> {
  try {
    opened ??= open();
    return { id, ok: true, value: await answered(opened, job) };
  } catch (caught) {
    return { id, ok: false, error: storageErrorOf(folder, caught).report() };
  }
}

function open(): Gallery {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  db.pragma(`cache_size = -${String(CACHE_KIB)}`);
  return openGallery(db, folder);
}

function answered(gallery: Gallery, job: GalleryJob): Promise<unknown> {
  switch (job.name) {
    case 'open':
      return gallery.open(job.input);
    case 'count':
      return gallery.count(job.input);
    case 'rows':
      return gallery.rows(job.input);
    case 'tiles':
      return gallery.tiles(job.input);
    case 'place':
      return gallery.place(job.input);
    case 'facets':
      return gallery.facets(job.input);
    case 'shared':
      return gallery.shared(job.input);
    case 'numbersOf':
      return gallery.numbersOf(job.input);
    case 'labels':
      return gallery.labels();
    case 'lookForAll':
      return gallery.lookForAll();
  }
}
