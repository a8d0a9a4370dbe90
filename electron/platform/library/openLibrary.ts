import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ThumbnailWidth } from '#shared/graph/pictureTypes';
import type { LedgerPort } from '../../engine/Ports.ts';
import { createCallLists, type CallLists } from './createCallLists.ts';
import { createCatalogue, type Catalogue } from './createCatalogue.ts';
import { createLedger } from './createLedger.ts';
import { createRunRecords, type RunRecords } from './createRunRecords.ts';
import { createRunSummaries, type RunSummaries } from './createRunSummaries.ts';
import { createSpend, type Spend } from './createSpend.ts';
import { createThumbnails } from './createThumbnails.ts';
import { guarded } from './libraryErrors.ts';
import { openIndex } from './openIndex.ts';
import { makePictureFolders } from './pictureFiles.ts';
import { Sessions } from './Sessions.ts';

/** Every picture ever made, once, with the record of what made it. */
export interface Library extends LedgerPort, Catalogue, RunRecords, RunSummaries, CallLists, Spend {
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
  const sessions = guarded(folder, () => new Sessions(join(folder, 'sessions')));
  const ledger = createLedger(db, { folder, session: sessions.own, assertClean });
  const catalogue = createCatalogue(db, folder);
  const source = (id: string) => catalogue.pictureFile(id)?.path;
  const thumbnails = createThumbnails({ folder, source, make: thumbnail });

  return {
    ...ledger,
    ...catalogue,
    ...createRunRecords(db, { folder, sessions, assertClean }),
    ...createRunSummaries(db, folder),
    ...createCallLists(db, folder),
    ...createSpend(db, folder),
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
      sessions.close();
    },
  };
}
