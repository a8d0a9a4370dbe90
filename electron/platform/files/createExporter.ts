import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageRef } from '#shared/graph/generation';
import type { ExporterPort } from '../../engine/Ports.ts';
import { exportCopy, type CopyTools } from './exportCopy.ts';
import { exportFolder } from './exportFolder.ts';
import { exportName } from './exportName.ts';
import { fileError } from '../disk/fileErrors.ts';
import { syncFolder } from '../disk/writeAtomically.ts';

interface ExporterOptions extends CopyTools {
  /** Where relative folders begin. */
  readonly exportsFolder: string;
  /** The user's own folder, for `~/…`. */
  readonly home: string;
  /** ms since the epoch */
  readonly now: () => number;
  /** What is known of how a picture was made; for its name. */
  readonly detailsOf: (
    image: ImageRef,
  ) => { readonly seed: number; readonly model: string; readonly prompt: string } | undefined;
}

/** Writes copies of pictures to a folder of the user's. Each appears whole, under a name no file had. */
export function createExporter(options: ExporterOptions): ExporterPort {
  const { now, detailsOf, assertClean } = options;
  return {
    async exportImages({ name: graph }, images, wanted, tell = () => undefined) {
      const folder = wanted.isOwnFolder ? wanted.folder : exportFolder(wanted.folder, options);
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
          const path = await exportCopy(image, join(folder, names[place] ?? image.id), wanted, options, tell);
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
