import { copyFile, open, rm, writeFile } from 'node:fs/promises';
import { BadInputError, NotFoundError, PictureError, SecretFoundError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import type { ExportOptions } from '#shared/graph/NodeDefinition';
import { pictureExtension } from '#shared/graph/pictureTypes';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { placeNumbered, type Finished } from './placeNumbered.ts';
import { temporaryBeside } from '../disk/writeAtomically.ts';

type Format = Exclude<ExportOptions['format'], 'original'>;
type RecipeMode = Exclude<ExportOptions['recipe'], 'none'>;

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
  readonly convert: (source: string, dest: string, format: Format) => Promise<readonly (keyof typeof LOSSES)[]>;
  /** Makes a copy fit to be given away; gives whether it was not. @throws SecretFoundError where it cannot be */
  readonly clean: (copy: string) => Promise<boolean>;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

/** The formats a recipe can be put into. */
const WITH_RECIPE: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** A copy on its way. */
interface Copy {
  readonly image: ImageRef;
  readonly wanted: ExportOptions;
  readonly mime: string;
  readonly isConverted: boolean;
  /** `undefined`: nobody can tell, for the picture is damaged. */
  readonly isSigned: boolean | undefined;
  readonly path: string;
  readonly pathWithRecipe: string;
  readonly pathOfGraph: string;
}

/**
 * Writes one copy of a picture, with its recipe in it or its graph beside it; tells what was not done as asked, or lost. Gives the picture's
 * path; `undefined`: it must not leave.
 */
export async function exportCopy(
  image: ImageRef,
  pathWithoutExtension: string,
  wanted: ExportOptions,
  tools: CopyTools,
  tell: (note: string) => void,
): Promise<string | undefined> {
  const source = tools.pictureFile(image.id)?.path;
  if (source === undefined) throw new NotFoundError('The library has no such picture any more.');
  const mime = wanted.format === 'original' ? image.mime : `image/${wanted.format}`;
  const isConverted = mime !== image.mime;
  const copy: Copy = {
    image,
    wanted,
    mime,
    isConverted,
    // Bytes that are only copied need not be looked at.
    isSigned: wanted.recipe === 'none' && !isConverted ? false : await isSigned(source, tools),
    path: temporaryBeside(pathWithoutExtension),
    pathWithRecipe: temporaryBeside(pathWithoutExtension),
    pathOfGraph: temporaryBeside(pathWithoutExtension),
  };
  try {
    await writePicture(source, copy, tools, tell);
    const wasClean = await madeClean(copy.path, tools);
    if (wasClean === undefined) {
      tell('A picture was left out: its own data holds an API key. It is in the library as it was received');
      return undefined;
    }
    // What was cleaned has lost its credentials.
    const files = await withRecipe(wasClean ? copy : { ...copy, isSigned: false }, tools, tell);
    for (const { temporary } of files) await sync(temporary);
    const path = await placeNumbered(files, pathWithoutExtension);
    if (!wasClean) tell(`The own data of the picture held an API key and was left out of ${path}`);
    return path;
  } finally {
    await Promise.all([copy.path, copy.pathWithRecipe, copy.pathOfGraph].map((path) => rm(path, { force: true })));
  }
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

async function writePicture(
  source: string,
  { path, wanted: { format }, isConverted, isSigned }: Copy,
  { convert }: CopyTools,
  tell: (note: string) => void,
): Promise<void> {
  if (!isConverted || format === 'original') {
    await copyFile(source, path);
    return;
  }
  for (const loss of await convert(source, path, format)) tell(LOSSES[loss]);
  if (isSigned) tell('Converting dropped the content credentials');
}

/** The files that make up the copy, the picture first. */
async function withRecipe(
  copy: Copy,
  tools: CopyTools,
  tell: (note: string) => void,
): Promise<readonly [Finished, ...Finished[]]> {
  const { image, wanted, mime } = copy;
  const picture = { temporary: copy.path, extension: pictureExtension(mime) };
  if (wanted.recipe === 'none') return [picture];
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
