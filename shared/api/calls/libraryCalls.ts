import { z } from 'zod';
import { list, pictureId, problem } from '../basicSchemas.ts';
import { pictureTarget } from '../gallerySchemas.ts';
import { call } from './call.ts';

/** What the page calls a piece of work that takes long: it is told how far it is (`job`), and may end it. */
const job = z.uuid();
const folder = z.string().min(1);

export const EXPORT_FORMATS = ['original', 'png', 'jpeg', 'webp'] as const;
export const EXPORT_RECIPES = ['full', 'without-prompts', 'none'] as const;

export const exportOptions = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  /** px; neither side is longer then. */
  longSide: z.number().int().min(1).max(65_000).exactOptional(),
  /** With the tokens of file names. */
  name: z.string().max(1000),
  recipe: z.enum(EXPORT_RECIPES),
  /** The recipe takes the place of content credentials. */
  dropsCredentials: z.literal(true).exactOptional(),
});

/** Most that a report names of a kind; it counts all. */
export const MOST_TOLD = 1000;

const told = <T extends z.ZodType>(one: T) => z.object({ count: z.number().int(), first: list(one) });

export const exportReport = z.object({
  count: z.number().int(),
  bytes: z.number(),
  /** What is to be known of those that were written, each said once. */
  notes: list(z.string()),
  /** What was left out, and why. */
  refused: told(z.object({ id: pictureId, error: problem })),
  /** It was ended before all were written. */
  isStopped: z.literal(true).exactOptional(),
});

export const importReport = z.object({
  /** Pictures that the library did not have. */
  taken: z.number().int(),
  /** That it had already; nothing was added. */
  known: z.number().int(),
  /** Of these, those that came back out of the trash. */
  restored: z.number().int(),
  /** When it began, ms since the epoch: by this what came together is one group. */
  at: z.number(),
  /** What is to be known of some that were taken. */
  notes: told(z.object({ name: z.string(), note: z.string() })),
  /** What was left out, and why. */
  refused: told(z.object({ name: z.string(), error: problem })),
  /** It was ended before all were looked at. */
  isStopped: z.literal(true).exactOptional(),
  /** Why it could not go on; what was taken stays. */
  failure: problem.exactOptional(),
});

export const checkReport = z.object({
  /** That were looked at, and their bytes. */
  pictures: z.number().int(),
  bytes: z.number(),
  /** Whose bytes are not what their name says. */
  damaged: told(pictureId),
  /** Whose file is not there. */
  missing: told(pictureId),
  /** Whose file is there and could not be read, so that nothing can be said of it. */
  unreadable: told(pictureId),
  /** Whose bytes lie beside their place, under another name: what is missing may be one rename away. `file`: within the library. */
  misnamed: told(z.object({ id: pictureId, file: z.string() })),
  /** Whose file was missing or damaged, and is well again. */
  found: told(pictureId),
  /** Files among the pictures that no row is known of, within the library. */
  unknown: told(z.string()),
  /** What is wrong with the index, in words; empty: all is well. */
  index: list(z.string()),
});

export const usageReport = z.object({
  pictures: z.object({ count: z.number().int(), bytes: z.number() }),
  trash: z.object({ count: z.number().int(), bytes: z.number() }),
  thumbnails: z.object({ bytes: z.number() }),
  index: z.object({ bytes: z.number() }),
  /** Largest first. */
  graphs: list(z.object({ graph: z.string().nullable(), count: z.number().int(), bytes: z.number() })),
  /** As `2026-11`, newest first. */
  months: list(z.object({ month: z.string(), count: z.number().int(), bytes: z.number() })),
});

/** Pictures in and out of the library in numbers, and its care. */
export const libraryCalls = {
  /** Ends a piece of work as soon as that can be; what is done stays done. */
  'job.cancel': call(z.object({ job }), z.void()),

  /**
   * The system's dialog for files of pictures, or for folders of them (no system but a Mac's asks for both), which are then put into the library.
   * `null`: none was chosen. Desktop only.
   */
  'library.chooseImport': call(z.object({ job, what: z.enum(['files', 'folders']) }), importReport.nullable()),
  /**
   * Writes copies. On the desktop it asks where to: a folder, or a ZIP. Elsewhere it makes a ZIP ready, and `download` is where the page gets it.
   * `null`: no place was chosen.
   */
  'library.export': call(
    z.object({
      job,
      /** One after the other; one that is in several is written once. */
      of: z.array(pictureTarget).min(1).max(1000).readonly(),
      options: exportOptions,
      as: z.enum(['folder', 'zip']),
    }),
    z
      .union([
        z.object({ report: exportReport, folder: z.string().exactOptional() }),
        z.object({ download: z.string() }),
      ])
      .nullable(),
  ),
  /** What became of the archive of a job, once the page has fetched it: it is made meanwhile. */
  'library.exported': call(z.object({ job }), exportReport),
  /** Compares every file with its name and its row. */
  'library.check': call(z.object({ job }), checkReport),
  'library.usage': call(z.void(), usageReport),
  /** Writes the index to a file that is not there yet, while all goes on. On the desktop it asks where to. `null`: no place was chosen. */
  'library.backup': call(z.object({ job }), z.object({ file: z.string(), bytes: z.number() }).nullable()),
  /**
   * Where the library is, and others that were used. A change of place holds from the next start; `moves`: the whole library is moved there then.
   * `problem`: why that could not be done when it was tried.
   */
  'library.places': call(
    z.void(),
    z.object({
      current: folder,
      next: folder.nullable(),
      moves: z.boolean(),
      known: list(folder),
      problem: problem.exactOptional(),
    }),
  ),
  /** Which library is opened at the next start: one that is known, or, on the desktop, one that is chosen (`null`). Gives `null` where none was. */
  'library.choose': call(z.object({ folder: folder.nullable() }), z.object({ next: folder }).nullable()),
  /** The whole library is to lie in another folder, which the system's dialog asks for; it moves at the next start. Desktop only. */
  'library.chooseMove': call(z.void(), z.object({ next: folder }).nullable()),
  /** Ends the application, as far as the user lets it, and starts it again. Desktop only. */
  'library.restart': call(z.void(), z.void()),
} as const;
