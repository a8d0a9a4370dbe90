import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PictureError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import type { ThumbnailWidth } from '#shared/graph/pictureTypes';
import type { Gallery } from '#shared/api/Gallery';
import type { Keeping } from '#shared/api/Keeping';
import type { ReferenceSets } from '#shared/api/ReferenceSets';
import type { RunRecords } from '#shared/runs/RunRecords';
import type { FlattenerPort, LedgerPort, PicturesPort } from '../../engine/Ports.ts';
import { removeIfEmpty } from '../disk/removeIfEmpty.ts';
import { HeldRoom } from '../disk/HeldRoom.ts';
import { createBackup, type Backup } from './care/createBackup.ts';
import { createCheck, type Check } from './care/createCheck.ts';
import { createUsage, type Usage } from './care/createUsage.ts';
import { createCallRows } from './createCallRows.ts';
import { createCallLists, type CallLists } from './createCallLists.ts';
import { createPictureCatalogue, type PictureCatalogue } from './createPictureCatalogue.ts';
import { createOtherCalls } from './createOtherCalls.ts';
import { createHashes } from './createHashes.ts';
import { createIntake, IMPORTS, type Intake, type OriginOf } from './createIntake.ts';
import { createDrawings, type DrawPicture } from './createDrawings.ts';
import { createKeptTexts } from './createKeptTexts.ts';
import { createLedger } from './createLedger.ts';
import { createPictureIds } from './createPictureIds.ts';
import { createProofs } from './createProofs.ts';
import { createReferenceSets } from './createReferenceSets.ts';
import { createRoomCheck } from './createRoomCheck.ts';
import { createRunRecords } from './createRunRecords.ts';
import { createRunSummaries, type RunSummaries } from './createRunSummaries.ts';
import { createSettler } from './createSettler.ts';
import { createSpend, type Spend } from './createSpend.ts';
import { createThumbnails } from './createThumbnails.ts';
import { Deferred } from './Deferred.ts';
import { createGalleryClient } from './gallery/createGalleryClient.ts';
import { createNumbersOf } from './gallery/createNumbersOf.ts';
import { createEmptying } from './keep/createEmptying.ts';
import { createFacts } from './keep/createFacts.ts';
import { createLabels } from './keep/createLabels.ts';
import { createLineage } from './keep/createLineage.ts';
import { createPresence } from './keep/createPresence.ts';
import { createSearches } from './keep/createSearches.ts';
import { guarded } from './libraryErrors.ts';
import { holdLibrary } from './places/holdLibrary.ts';
import { openIndex } from './schema/openIndex.ts';
import { makePictureFolders } from './pictureFiles.ts';
import type { Recovered } from './recovery/Recovery.ts';
import { recoverSessions } from './recovery/recoverSessions.ts';
import { Sessions } from './Sessions.ts';
import type { DecodePicture } from './recovery/wholePictures.ts';

/** Every picture ever made, once, with the record of what made it. */
export interface Library
  extends
    LedgerPort,
    PictureCatalogue,
    RunRecords,
    RunSummaries,
    CallLists,
    Spend,
    ReferenceSets,
    Intake,
    Keeping,
    Check,
    Usage,
    Backup,
    PicturesPort,
    FlattenerPort {
  /**
   * Where pictures are written while they arrive, each call's in a folder named by its id: on the same disk, so that storing one is a
   * rename; and this program's own, so that what it leaves behind is told from what still arrives elsewhere.
   */
  readonly incoming: string;
  /** Questions about all pictures, answered in a thread of its own. */
  readonly gallery: Gallery;
  /** Where pictures go that were paid for and cannot be read. */
  readonly unreadable: string;
  /** Puts in order what programs left that ended without closing. Any number of programs may do so at once. `at`: now, ms since the epoch. */
  recover(decode: DecodePicture, at: number): Promise<Recovered>;
  /** Tries at once to store what could not be stored. Never rejects. */
  settle(): Promise<void>;
  /** Returns when room is held on the disk for the pictures of the calls under way. */
  roomHeld(): Promise<void>;
  /** The ids of pictures that are meant, in their order. */
  readonly idsOf: ReturnType<typeof createPictureIds>;
  /** Path of a WebP thumbnail, made on first demand. @throws NotFoundError, PictureError */
  thumbnailFile(id: string, width: ThumbnailWidth): Promise<string>;
  /** Tries a last time what could not be stored; what still cannot be is stored by the next program that opens the library. */
  close(): Promise<void>;
}

export interface LibraryOptions {
  readonly folder: string;
  /**
   * Writes a WebP of a picture, `width` px wide; whole or not at all. Gives its thumbhash, base64. `isLenient`: as much as can be had of a damaged picture.
   * @throws PictureError for one that does not decode to its end
   */
  readonly thumbnail: (source: string, dest: string, width: number, isLenient: boolean) => Promise<string | undefined>;
  /** The thumbhash of a thumbnail, base64. Default: none is told of those that are there already. */
  readonly thumbHash?: (path: string) => Promise<string>;
  /** Reads every pixel of a picture that comes from outside. Default: none is taken in. */
  readonly decode?: DecodePicture;
  /** What a picture file, and those beside it, say of how it was made. Default: nothing. */
  readonly originOf?: OriginOf;
  /** Draws on a picture. Default: on none. */
  readonly draw?: DrawPicture;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
  /** The text with keys replaced. */
  readonly redact?: (text: string) => string;
  /** Bytes free on the library's disk. Default: as the system says. */
  readonly freeBytes?: () => number;
  /** Puts in order what dead programs left: see `Library.recover`. Called where what became of their calls is waited for. */
  readonly recover?: () => Promise<void>;
  /** How long a picture that was paid for waits for an index that another program is writing to, ms. Default: 10 s. */
  readonly patienceMs?: number;
  /** Hears what could not be stored by the time the library is closed. */
  readonly log?: (error: unknown) => void;
}

const PATIENCE_MS = 10_000;

/**
 * Opens the library in a folder, or makes one:
 * `index.sqlite`, `pictures/ab/<sha256>.<ext>`, `incoming/<program>/<call>/`, `sessions/<program>.lock`,
 * `thumbnails/<width>/ab/<sha256>.webp`, `unreadable/`.
 * Two programs may have it open at once.
 * @throws StorageError where the index is damaged, newer than this program, or cannot be written; nothing is changed then.
 */
export function openLibrary(options: LibraryOptions): Library {
  const { folder, thumbnail, assertClean, log = () => undefined, patienceMs = PATIENCE_MS } = options;
  const allIncoming = join(folder, 'incoming');
  guarded(folder, () => {
    for (const part of ['pictures', 'incoming', 'thumbnails', 'unreadable']) {
      mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
    }
    makePictureFolders(folder);
  });
  const { held, db, sessions } = hold(folder);
  const incoming = join(allIncoming, sessions.own);
  guarded(folder, () => {
    mkdirSync(incoming, { mode: 0o700 });
  });
  const rows = createCallRows(db);
  const settler = createSettler(db, folder, rows);
  const deferred = new Deferred(log);
  const room = new HeldRoom(incoming, log);
  const ledger = createLedger(db, {
    folder,
    incoming,
    session: sessions.own,
    assertClean,
    rows,
    settler,
    deferred,
    others: createOtherCalls(db, { folder, sessions, recover: options.recover ?? (() => Promise.resolve()) }),
    checkRoom: createRoomCheck(db, { folder, session: sessions.own, room, freeBytes: options.freeBytes }),
    patienceMs,
  });
  const catalogue = createPictureCatalogue(db, folder);
  const source = (id: string) => catalogue.pictureFile(id)?.path;
  const hashes = createHashes(db, folder, log);
  const proofs = createProofs(db, folder);
  const { thumbHash: hashOf } = options;
  const thumbnails = createThumbnails({ folder, source, make: thumbnail, hashOf, proofs, hashes });

  const unreadable = join(folder, 'unreadable');
  /** By their ids. */
  const lookedAt = new Map<string, ImageRef>();
  const { decode = refuseAll, originOf = sayNothing, draw = refuseAll, redact = (text: string) => text } = options;
  const onNew = (id: string) => {
    thumbnails.makeLater(id);
  };
  const intake = createIntake(db, { folder, incoming, decode, originOf, settler, redact });

  const looking = createGalleryClient({ path: join(folder, 'index.sqlite'), folder });
  const numbersNamed = createNumbersOf(db);
  const gallery: Gallery = {
    ...looking,
    // What is named one by one need not wait for who looks through all.
    async numbersOf(target) {
      return guarded(folder, () => numbersNamed(target)) ?? (await looking.numbersOf(target));
    },
  };

  return {
    ...ledger,
    ...catalogue,
    gallery,
    ...createFacts(db, { folder, assertClean }),
    ...createLabels(db, { folder, assertClean }),
    ...createSearches(db, { folder, assertClean }),
    ...createLineage(db, folder),
    ...createEmptying(db, folder),
    ...createPresence(db, folder),
    ...createRunRecords(db, { folder, sessions, deferred, assertClean }),
    ...createRunSummaries(db, folder, sessions),
    ...createCallLists(db, folder),
    ...createSpend(db, folder),
    ...createKeptTexts(db, { folder, assertClean }),
    ...createDrawings(db, { folder, incoming, source, draw, settler, onNew }),
    idsOf: createPictureIds(db, folder, (of) => gallery.numbersOf(of)),
    ...createReferenceSets(db, { folder, assertClean }),
    ...createCheck(db, { folder, decode, now: Date.now }),
    ...createUsage(folder),
    ...createBackup(folder),
    incoming,
    unreadable,
    recover: (decode, at) =>
      recoverSessions({ db, folder, incoming: allIncoming, unreadable, sessions, rows, settler, decode, at }),
    roomHeld: () => room.grown(),
    settle: () => deferred.settle(),
    async lookAt(source) {
      const { name, isNew, ...picture } = await intake.lookAt(source);
      lookedAt.set(picture.id, picture);
      return { ...picture, name, isNew };
    },
    findPictures: async (ids) => {
      const found = await catalogue.findPictures(ids);
      return found.map((picture, place) => picture ?? lookedAt.get(ids[place] ?? ''));
    },
    async takeIn(source, at) {
      const picture = await intake.takeIn(source, at);
      if (picture.isNew || picture.isRestored) thumbnails.makeLater(picture.id);
      return picture;
    },
    async callDone(call, received, cost, at) {
      const images = await ledger.callDone(call, received, cost, at);
      for (const image of images) thumbnails.makeLater(image.id);
      return images;
    },
    async provePictures(images) {
      const proofs = await Promise.all(
        images.map(async (image) => ({ image, proof: await thumbnails.prove(image.id) })),
      );
      return proofs.flatMap(({ image, proof }) => (proof === 'damaged' ? [image] : []));
    },
    thumbnailFile: (id, width) => thumbnails.file(id, width),
    async close() {
      await looking.close();
      await thumbnails.close();
      hashes.close();
      await deferred.close();
      await room.close().catch(log);
      db.close();
      try {
        await removeIfEmpty(join(incoming, IMPORTS));
        await removeIfEmpty(incoming);
        sessions.close();
      } catch (caught) {
        // What is left there is tidied up by the next program, as a dead one's.
        log(caught);
      }
      held.release();
    },
  };
}

/** Its index and its programs, held so that it is not moved meanwhile. */
function hold(folder: string) {
  const held = guarded(folder, () => holdLibrary(folder));
  try {
    const db = openIndex(join(folder, 'index.sqlite'), folder);
    return { held, db, sessions: guarded(folder, () => new Sessions(join(folder, 'sessions'))) };
  } catch (caught) {
    held.release();
    throw caught;
  }
}

function sayNothing(): ReturnType<OriginOf> {
  return Promise.resolve({ settings: [] });
}

function refuseAll(): Promise<never> {
  return Promise.reject(new PictureError('No picture can be opened here.'));
}
