import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalogue, type Catalogue } from './createCatalogue.ts';
import { createLedger, type Ledger } from './createLedger.ts';
import type { ThumbnailWidth } from '#shared/graph/pictureTypes';
import { createThumbnails } from './createThumbnails.ts';
import { guarded } from './libraryErrors.ts';
import { openIndex } from './openIndex.ts';
import { makePictureFolders } from './pictureFiles.ts';

/** Every picture ever made, once, with the record of what made it. */
export interface Library extends Ledger, Catalogue {
  /** Where pictures are written while they arrive: on the same disk, so that storing one is a rename. */
  readonly incoming: string;
  /** Path of a WebP thumbnail, made on first demand. @throws NotFoundError, PictureError */
  thumbnailFile(id: string, width: ThumbnailWidth): Promise<string>;
  close(): Promise<void>;
}

export interface LibraryOptions {
  readonly folder: string;
  /** Writes a WebP of a picture, `width` px wide; whole or not at all. */
  readonly thumbnail: (source: string, dest: string, width: number) => Promise<void>;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

/**
 * Opens the library in a folder, or makes one:
 * `index.sqlite`, `pictures/ab/<sha256>.<ext>`, `incoming/`, `thumbnails/<width>/ab/<sha256>.webp`, `unreadable/`.
 * Two programs may have it open at once.
 * @throws StorageError where the index is damaged, newer than this program, or cannot be written; nothing is changed then.
 */
export function openLibrary({ folder, thumbnail, assertClean }: LibraryOptions): Library {
  const incoming = join(folder, 'incoming');
  guarded(folder, () => {
    for (const part of ['pictures', 'incoming', 'thumbnails', 'unreadable']) {
      mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
    }
    makePictureFolders(folder);
  });
  const db = openIndex(join(folder, 'index.sqlite'), folder);
  const ledger = createLedger(db, { folder, assertClean });
  const catalogue = createCatalogue(db, folder);
  const source = (id: string) => catalogue.pictureFile(id)?.path;
  const thumbnails = createThumbnails({ folder, source, make: thumbnail });

  return {
    ...ledger,
    ...catalogue,
    incoming,
    async callDone(call, received, cost, at) {
      const images = await ledger.callDone(call, received, cost, at);
      for (const image of images) thumbnails.makeLater(image.id);
      return images;
    },
    thumbnailFile: (id, width) => thumbnails.file(id, width),
    async close() {
      await thumbnails.close();
      db.close();
    },
  };
}
