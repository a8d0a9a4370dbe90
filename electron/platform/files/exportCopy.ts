import { copyFile, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BadInputError, NotFoundError, PictureError, SecretFoundError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import type { ExportOptions } from '#shared/graph/NodeDefinition';
import { pictureExtension } from '#shared/graph/pictureTypes';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { placeNumbered, type Finished } from './placeNumbered.ts';
import { temporaryBeside } from '../disk/writeAtomically.ts';

type Format = Exclude<ExportOptions['format'], 'original'>;
type RecipeMode = Exclude<ExportOptions['recipe'], 'none'>;

/** How a copy is to be made. */
export interface CopyWishes extends Pick<ExportOptions, 'format' | 'recipe' | 'dropsCredentials'> {
  /** px; neither side is longer then. */
  readonly longSide?: number;
}

/** What converting may lose. */
const LOSSES = {
  frames: 'Of an animation only the first picture was converted',
  depth: 'Converting kept 8 bits a colour of more',
} as const;

export interface CopyTools {
  readonly pictureFile: (id: string) => { readonly path: string } | undefined;
  /** The JSON to put into a copy; `undefined`: nothing is known. */
  readonly recipeFor: (image: ImageRef, mode: RecipeMode) => Promise<string | undefined>;
  /** The text of the graph file to lay beside a copy; `undefined`: none is known. */
  readonly graphFor: (image: ImageRef, mode: RecipeMode) => Promise<string | undefined>;
  /** Whether a picture carries content credentials. */
  readonly hasCredentials: (path: string) => Promise<boolean>;
  /** Drops content credentials: they would read as tampered with. */
  readonly embedRecipe: (source: string, dest: string, json: string) => Promise<void>;
  /** Gives what is lost by it. */
  readonly convert: (
    source: string,
    dest: string,
    format: Format,
    longSide?: number,
  ) => Promise<readonly (keyof typeof LOSSES)[]>;
  readonly outside: OutsideTools;
  /** Makes a copy fit to be given away; gives whether it was not. @throws SecretFoundError where it cannot be */
  readonly clean: (copy: string) => Promise<boolean>;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

/** What is done with pictures from outside, which may tell of themselves what is not to be given away. */
export interface OutsideTools {
  /** What a picture from outside says of how it was made, in its own bytes; `undefined`: it was made here. */
  readonly tells: (image: ImageRef) => Promise<'words' | 'nothing' | undefined>;
  /** The same pixels and nothing else. @throws PictureError for a kind where that cannot be */
  readonly strip: (source: string, dest: string) => Promise<void>;
  /** Without the text that hides in the pixels; gives whether there was one, else there is no file. */
  readonly clearHidden: (source: string, dest: string) => Promise<boolean>;
}

/** The formats a recipe can be put into. */
const WITH_RECIPE: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** A copy on its way. */
interface Copy {
  readonly image: ImageRef;
  readonly wanted: CopyWishes;
  readonly mime: string;
  readonly isConverted: boolean;
  /** `undefined`: nobody can tell, for the picture is damaged. */
  readonly isSigned: boolean | undefined;
  readonly tells: Awaited<ReturnType<OutsideTools['tells']>>;
  readonly path: string;
  readonly pathWithRecipe: string;
  readonly pathOfGraph: string;
}

/** The files that make up a copy, the picture first, under temporary names that are the caller's to remove. */
export interface PreparedCopy {
  readonly files: readonly [Finished, ...Finished[]];
  /** What is to be told of it once it has its name. */
  readonly noteOf: (path: string) => string | undefined;
}

/**
 * Writes one copy of a picture, with its recipe in it or its graph beside it; tells what was not done as asked, or lost. Gives the picture's
 * path; `undefined`: it must not leave.
 */
export async function exportCopy(
  image: ImageRef,
  pathWithoutExtension: string,
  wanted: CopyWishes,
  tools: CopyTools,
  tell: (note: string) => void,
): Promise<string | undefined> {
  const place = async ({ files, noteOf }: PreparedCopy) => {
    for (const { temporary } of files) await sync(temporary);
    const path = await placeNumbered(files, pathWithoutExtension);
    const note = noteOf(path);
    if (note !== undefined) tell(note);
    return path;
  };
  const path = await prepareCopy(image, dirname(pathWithoutExtension), wanted, tools, tell, place);
  if (path === undefined)
    tell('A picture was left out: its own data holds an API key. It is in the library as it was received');
  return path;
}

/**
 * The same without a name: `use` is handed the files, which are removed when it is done. Gives what it gives; `undefined`: the picture's own data holds
 * a key that cannot be taken out.
 */
export async function prepareCopy<T>(
  image: ImageRef,
  folder: string,
  wanted: CopyWishes,
  tools: CopyTools,
  tell: (note: string) => void,
  use: (copy: PreparedCopy) => Promise<T>,
): Promise<T | undefined> {
  const source = tools.pictureFile(image.id)?.path;
  if (source === undefined) throw new NotFoundError('The library has no such picture any more.');
  const mime = targetMime(image, wanted);
  const isConverted = mime !== image.mime || isTooLong(image, wanted);
  const tells = await tools.outside.tells(image);
  const copy: Copy = {
    image,
    wanted,
    mime,
    isConverted,
    tells,
    // Bytes that are only copied need not be looked at.
    isSigned: wanted.recipe === 'none' && !isConverted && tells !== 'words' ? false : await isSigned(source, tools),
    path: temporaryBeside(join(folder, 'x')),
    pathWithRecipe: temporaryBeside(join(folder, 'x')),
    pathOfGraph: temporaryBeside(join(folder, 'x')),
  };
  try {
    const isBare = await writePicture(source, copy, tools, tell);
    const wasClean = await madeClean(copy.path, tools);
    if (wasClean === undefined) return undefined;
    // What was cleaned has lost its credentials.
    const files = await withRecipe(wasClean && !isBare ? copy : { ...copy, isSigned: false }, tools, tell);
    const noteOf = (path: string) =>
      wasClean ? undefined : `The own data of the picture held an API key and was left out of ${path}`;
    return await use({ files, noteOf });
  } finally {
    await Promise.all([copy.path, copy.pathWithRecipe, copy.pathOfGraph].map((path) => rm(path, { force: true })));
  }
}

/** In its own format where that can be written smaller, else as PNG. */
function targetMime(image: ImageRef, { format, longSide }: CopyWishes): string {
  if (format !== 'original') return `image/${format}`;
  return isTooLong(image, { longSide }) && !WITH_RECIPE.has(image.mime) ? 'image/png' : image.mime;
}

function isTooLong(
  { width, height }: ImageRef,
  { longSide = Infinity }: Pick<CopyWishes, 'longSide'> | { longSide: number | undefined },
): boolean {
  return Math.max(width, height) > longSide;
}

/** Whether a copy was clean; `undefined`: it cannot be made so. One that must stay here keeps none of the others from being written. */
async function madeClean(copy: string, { clean }: CopyTools): Promise<boolean | undefined> {
  try {
    return !(await clean(copy));
  } catch (caught) {
    if (caught instanceof SecretFoundError) return undefined;
    throw caught;
  }
}

async function isSigned(source: string, { hasCredentials }: CopyTools): Promise<boolean | undefined> {
  try {
    return await hasCredentials(source);
  } catch (caught) {
    if (caught instanceof PictureError) return undefined;
    throw caught;
  }
}

/** Gives whether all that the picture told of itself was left out of it. */
async function writePicture(
  source: string,
  copy: Copy,
  tools: CopyTools,
  tell: (note: string) => void,
): Promise<boolean> {
  const { path, wanted, mime, isConverted, isSigned, tells } = copy;
  if (isConverted) {
    const format = mime.replace('image/', '') as Format;
    for (const loss of await tools.convert(source, path, format, wanted.longSide)) tell(LOSSES[loss]);
    if (isSigned) tell('Converting dropped the content credentials');
  } else if (tells === 'words' && wanted.recipe !== 'full') {
    await stripped(source, copy, tools);
    tell('What came with some pictures about how they were made was left out');
    if (isSigned) tell('With it went their content credentials');
  } else {
    await copyFile(source, path);
  }
  if (tells === undefined || wanted.recipe === 'full' || (isSigned && !isConverted && tells === 'nothing'))
    return false;
  if (await tools.outside.clearHidden(path, copy.pathWithRecipe)) {
    await rename(copy.pathWithRecipe, path);
    tell('A text that hides in the pixels of some pictures was left out');
    return true;
  }
  return tells === 'words' && !isConverted;
}

async function stripped(source: string, { path, image }: Copy, { outside }: CopyTools): Promise<void> {
  if (!WITH_RECIPE.has(image.mime)) {
    throw new PictureError('What it tells of itself cannot be taken out of a picture of this kind.', {
      hint: 'Export it as PNG, or with its recipe.',
    });
  }
  await outside.strip(source, path);
}

/** The files that make up the copy, the picture first. */
async function withRecipe(
  copy: Copy,
  tools: CopyTools,
  tell: (note: string) => void,
): Promise<readonly [Finished, ...Finished[]]> {
  const { image, wanted, mime, tells, isConverted } = copy;
  const picture = { temporary: copy.path, extension: pictureExtension(mime) };
  // What came with its own words goes with them.
  if (wanted.recipe === 'none' || (tells === 'words' && wanted.recipe === 'full' && !isConverted)) return [picture];
  const json = await tools.recipeFor(image, wanted.recipe);
  if (json === undefined) return [picture];
  tools.assertClean(json, 'The recipe of a picture');
  const reason = await notEmbedded(copy, json, tools, tell);
  if (reason === undefined) return [{ ...picture, temporary: copy.pathWithRecipe }];

  const graph = await tools.graphFor(image, wanted.recipe);
  if (graph === undefined) {
    tell(`${reason}, and no graph is known to lie beside them`);
    return [picture];
  }
  tools.assertClean(graph, 'The graph of a picture');
  await writeFile(copy.pathOfGraph, graph, { flag: 'wx' });
  tell(`${reason}; their graphs lie beside them`);
  return [picture, { temporary: copy.pathOfGraph, extension: WORKFLOW_EXTENSION.slice(1) }];
}

/** Puts the recipe into the copy. Gives why not, where it does not. */
async function notEmbedded(
  { wanted, mime, isConverted, isSigned, path, pathWithRecipe }: Copy,
  json: string,
  { embedRecipe }: CopyTools,
  tell: (note: string) => void,
): Promise<string | undefined> {
  if (!WITH_RECIPE.has(mime)) return 'Pictures of this kind cannot hold a recipe';
  const isAsItCame = !isConverted && wanted.dropsCredentials !== true;
  if (isAsItCame && isSigned === undefined) return 'Some pictures could not be read to their end and stay as they came';
  if (isAsItCame && isSigned) return 'Pictures with content credentials stay as they came';
  try {
    await embedRecipe(path, pathWithRecipe, json);
  } catch (caught) {
    if (!(caught instanceof PictureError || caught instanceof BadInputError)) throw caught;
    return `Some pictures could not take their recipe (${caught.message.replace(/\.$/, '')})`;
  }
  if (isSigned && !isConverted) tell('The recipe took the place of the content credentials');
  return undefined;
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
