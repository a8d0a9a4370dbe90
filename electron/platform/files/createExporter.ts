import { copyFile, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NotFoundError, SecretFoundError, StorageError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import { pictureExtension } from '#shared/graph/pictureTypes';
import type { ExportOptions } from '#shared/graph/NodeDefinition';
import type { ExporterPort } from '../../engine/Ports.ts';
import { exportFolder } from './exportFolder.ts';
import { exportName } from './exportName.ts';
import { errorCode, fileError } from './fileErrors.ts';
import { placeNew, syncFolder, temporaryBeside } from './writeAtomically.ts';

type Format = Exclude<ExportOptions['format'], 'original'>;
type RecipeMode = Exclude<ExportOptions['recipe'], 'none'>;

interface ExporterOptions {
  /** Where relative folders begin. */
  readonly exportsFolder: string;
  /** The user's own folder, for `~/…`. */
  readonly home: string;
  /** ms since the epoch */
  readonly now: () => number;
  readonly pictureFile: (id: string) => { readonly path: string } | undefined;
  /** What is known of how a picture was made; for its name. */
  readonly detailsOf: (
    image: ImageRef,
  ) => { readonly seed: number; readonly model: string; readonly prompt: string } | undefined;
  /** The JSON to put into a copy; `undefined`: nothing is known. */
  readonly recipeFor: (image: ImageRef, mode: RecipeMode) => Promise<string | undefined>;
  readonly embedRecipe: (source: string, dest: string, json: string) => Promise<void>;
  readonly convert: (source: string, dest: string, format: Format) => Promise<void>;
  /** Makes a copy fit to be given away; gives whether it was not. @throws SecretFoundError where it cannot be */
  readonly clean: (copy: string) => Promise<boolean>;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

/** The formats a recipe can be put into; copies of others go without. */
const WITH_RECIPE: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);
/** Numbers tried for a name that is taken. */
const MAX_NUMBER = 99_999;

/** Writes copies of pictures to a folder of the user's. Each appears whole, under a name no file had. */
export function createExporter(options: ExporterOptions): ExporterPort {
  const { now, detailsOf, assertClean } = options;
  return {
    async exportImages({ name: graph }, images, wanted, tell = () => undefined) {
      const folder = exportFolder(wanted.folder, options);
      const at = new Date(now());
      const names = images.map((image, place) => {
        const { seed, model, prompt } = detailsOf(image) ?? { seed: undefined, model: '', prompt: '' };
        return exportName(wanted.namePattern, { graph, at, seed, model, prompt, index: place + 1, id: image.id });
      });
      for (const name of names) assertClean(name, 'The name of a file');
      try {
        await mkdir(folder, { recursive: true });
        const paths: string[] = [];
        for (const [place, image] of images.entries()) {
          const path = await exportOne(image, join(folder, names[place] ?? image.id), wanted, { ...options, tell });
          if (path !== undefined) paths.push(path);
        }
        await syncFolder(folder);
        return paths;
      } catch (caught) {
        throw fileError(`Saving to ${folder}`, caught);
      }
    },
  };
}

async function exportOne(
  image: ImageRef,
  pathWithoutExtension: string,
  { format, recipe }: ExportOptions,
  options: ExporterOptions & { readonly tell: (note: string) => void },
): Promise<string | undefined> {
  const source = options.pictureFile(image.id)?.path;
  if (source === undefined) throw new NotFoundError('The library has no such picture any more.');
  const mime = format === 'original' ? image.mime : `image/${format}`;
  const json = recipe === 'none' || !WITH_RECIPE.has(mime) ? undefined : await options.recipeFor(image, recipe);
  if (json !== undefined) options.assertClean(json, 'The recipe of a picture');

  const [copy, withRecipe] = [temporaryBeside(pathWithoutExtension), temporaryBeside(pathWithoutExtension)];
  try {
    if (format === 'original' || mime === image.mime) await copyFile(source, copy);
    else await options.convert(source, copy, format);
    const cleaning = await cleaned(copy, options.clean);
    if (cleaning === 'impossible') {
      options.tell('A picture was left out: its own data holds an API key. It is in the library as it was received.');
      return undefined;
    }
    if (json !== undefined) await options.embedRecipe(copy, withRecipe, json);
    const finished = json === undefined ? copy : withRecipe;
    await sync(finished);
    const path = await placeNumbered(finished, pathWithoutExtension, pictureExtension(mime));
    if (cleaning === 'done') {
      options.tell(`The own data of the picture held an API key and was left out of ${path}.`);
    }
    return path;
  } finally {
    await Promise.all([copy, withRecipe].map((path) => rm(path, { force: true })));
  }
}

/** One that must stay here keeps none of the others from being written. */
async function cleaned(copy: string, clean: ExporterOptions['clean']): Promise<'not needed' | 'done' | 'impossible'> {
  try {
    return (await clean(copy)) ? 'done' : 'not needed';
  } catch (caught) {
    if (caught instanceof SecretFoundError) return 'impossible';
    throw caught;
  }
}

/** `fox.png`, else `fox-2.png`, `fox-3.png` …; taking a name and finding it free are one step, so two exports never meet. */
async function placeNumbered(finished: string, pathWithoutExtension: string, extension: string): Promise<string> {
  for (let number = 1; number <= MAX_NUMBER; number++) {
    const path = `${pathWithoutExtension}${number === 1 ? '' : `-${String(number)}`}.${extension}`;
    try {
      await placeNew(finished, path);
      return path;
    } catch (caught) {
      if (errorCode(caught) !== 'EEXIST') throw caught;
    }
  }
  throw new StorageError('Too many pictures of the same name are in this folder.', {
    hint: `Add {index}, {seed} or {id} to the name, or choose another folder than ${dirname(pathWithoutExtension)}.`,
  });
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
