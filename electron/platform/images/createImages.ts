import type { Drawing } from '#shared/graph/marks/Marks';
import type { PixelSize } from '#shared/providers/Model';
import type { EffectiveRequest } from '#shared/providers/Effective';
import { forkImageProcess, type ImageProcess } from './forkImageProcess.ts';
import { z } from 'zod';
import { PictureError } from '#shared/errors/inputErrors';
import { lossSchema, probedSchema, type ConvertFormat, type Loss, type Probed } from './imageJobs.ts';
import { originSchema, type Origin } from './origin/Origin.ts';
import { ImageQueue } from './ImageQueue.ts';

export interface ImagesOptions {
  /** Starts a picture process. Default: Node's `fork`. */
  readonly fork?: () => ImageProcess;
  /** After which a job is given up and its process replaced. */
  readonly jobTimeoutMs?: number;
}

/**
 * Work on pictures. Everything throws PictureError for a picture that cannot be read (UnopenedPictureError where that says nothing of the
 * picture), StorageError for a disk that fails.
 */
export interface Images {
  /** Size and kind by the header. */
  readonly probe: (path: string) => Promise<Probed>;
  /** The same, after every pixel was read: a picture that is cut off fails. */
  readonly decode: (path: string) => Promise<Probed>;
  /** A WebP of this width in px, or the picture's own where that is smaller. `isLenient`: as much as can be had of a damaged picture. Gives its thumbhash, base64. */
  readonly thumbnail: (source: string, dest: string, width: number, isLenient?: boolean) => Promise<string>;
  /** The thumbhash of a thumbnail that is there. */
  readonly thumbHash: (path: string) => Promise<string>;
  /** The picture upright and in another format; its colours are kept, its other metadata is not. `longSide`: px; smaller, where a side is longer. Gives what else is lost. */
  readonly convert: (
    source: string,
    dest: string,
    format: ConvertFormat,
    longSide?: number,
  ) => Promise<readonly Loss[]>;
  /**
   * The text that `embedRecipe` put into a picture, also where another program has written the file anew; `undefined` where there is none,
   * or none that can be read. It may come from a stranger: parse it like any file.
   */
  readonly readRecipe: (path: string) => Promise<string | undefined>;
  /**
   * What the file, and those beside it (`x.txt`, `x.json`), say of how the picture was made: our own recipe, and what other programs write.
   * All of it is a stranger's, and may hold a key.
   */
  readonly readOrigin: (path: string, beside?: readonly string[]) => Promise<Origin>;
  /** A new file without the text that some programs hide in the pixels; gives whether there was one, else there is no file. PNG and WebP. */
  readonly clearHidden: (source: string, dest: string) => Promise<boolean>;
  /** Whether it carries content credentials (C2PA); they are not verified. */
  readonly hasCredentials: (path: string) => Promise<boolean>;
  /**
   * A new file with the same picture and this recipe, in place of one it may have had; `undefined` takes that out. All other metadata is
   * kept, but content credentials go: they would read as tampered with. PNG, JPEG and WebP.
   * @throws BadInputError for a recipe over 8 MiB
   */
  readonly embedRecipe: (source: string, dest: string, recipe: string | undefined) => Promise<void>;
  /** A new file with the same pixels, colours and turn, without loss, and nothing else: no text, EXIF, XMP, credentials. PNG, JPEG and WebP. */
  readonly strip: (source: string, dest: string) => Promise<void>;
  /** A PNG of the picture and what is drawn on it, or of marks or areas alone: see `flattenPicture`. Gives its size and kind. */
  readonly flatten: (source: string, dest: string, drawing: Drawing) => Promise<Probed>;
  /** The picture of the sample provider, a PNG. */
  readonly draw: (
    request: Pick<EffectiveRequest, 'prompt'>,
    pixels: PixelSize,
    dest: string,
    meta: { readonly index: number; readonly seed: number },
  ) => Promise<void>;
  /** Ends the picture process; jobs that wait are given up. */
  readonly close: () => Promise<void>;
}

const recipe = z.string().nullable();
const thumbHash = z.base64().max(100);
const JOB_TIMEOUT_MS = 60_000;

/** Pictures are opened in a process of their own, so that a broken one can take no more than that with it. It starts with the first job. */
export function createImages({ fork = forkImageProcess, jobTimeoutMs = JOB_TIMEOUT_MS }: ImagesOptions = {}): Images {
  const queue = new ImageQueue(fork, jobTimeoutMs);
  return {
    probe: async (path) => probed(await queue.run({ kind: 'probe', path })),
    decode: async (path) => probed(await queue.run({ kind: 'decode', path })),
    thumbnail: async (source, dest, width, isLenient = false) =>
      thumbHash.parse(await queue.run({ kind: 'thumbnail', source, dest, width, isLenient })),
    thumbHash: async (path) => thumbHash.parse(await queue.run({ kind: 'thumb-hash', path })),
    convert: async (source, dest, format, longSide) =>
      z
        .array(lossSchema)
        .parse(await queue.run({ kind: 'convert', source, dest, format, ...(longSide !== undefined && { longSide }) })),
    readRecipe: async (path) => recipe.parse(await queue.run({ kind: 'read-recipe', path })) ?? undefined,
    readOrigin: async (path, beside = []) =>
      originSchema.parse(await queue.run({ kind: 'read-origin', path, beside: [...beside] })),
    clearHidden: async (source, dest) => z.boolean().parse(await queue.run({ kind: 'clear-hidden', source, dest })),
    hasCredentials: async (path) => z.boolean().parse(await queue.run({ kind: 'has-credentials', path })),
    embedRecipe: async (source, dest, text) => {
      await queue.run({ kind: 'embed-recipe', source, dest, recipe: text ?? null });
    },
    strip: async (source, dest) => {
      await queue.run({ kind: 'strip', source, dest });
    },
    flatten: async (source, dest, { as, marks }) =>
      probed(await queue.run({ kind: 'flatten', source, dest, as, marks })),
    draw: async ({ prompt }, { width, height }, dest, { index, seed }) => {
      await queue.run({ kind: 'draw', sample: { prompt, width, height, index, seed }, dest });
    },
    close: () => {
      queue.close();
      return Promise.resolve();
    },
  };
}

/** The process has looked at hostile bytes: what it says is doubted, and blamed on the picture. */
function probed(answer: unknown): Probed {
  const parsed = probedSchema.safeParse(answer);
  if (!parsed.success)
    throw new PictureError('The picture says of itself what no picture can be.', { cause: parsed.error });
  return parsed.data;
}
