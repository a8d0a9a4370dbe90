import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageRef } from '#shared/graph/generation';
import { rowTokens } from '#shared/graph/rows/tokens';
import type { ExporterPort } from '../../engine/Ports.ts';
import { exportCopy, type CopyTools } from './exportCopy.ts';
import { exportFolder } from './exportFolder.ts';
import { exportName, folderOf } from './exportName.ts';
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
      const at = new Date(now());
      const { rows = [] } = wanted;
      const tokens = rowTokens(rows);
      const places = images.map((image, place) => {
        const { seed, model, prompt } = detailsOf(image) ?? { seed: undefined, model: '', prompt: '' };
        const row = rows[place];
        const values = { graph, at, seed, model, prompt, index: place + 1, id: image.id, row, rowTokens: tokens };
        const folder = wanted.isOwnFolder ? wanted.folder : exportFolder(folderOf(wanted.folder, values), options);
        return { image, folder, name: exportName(wanted.namePattern, values) };
      });
      for (const { name } of places) assertClean(name, 'The name of a file');
      const folders = new Set(places.map(({ folder }) => folder));
      for (const folder of folders) assertClean(folder, 'The name of a folder');
      try {
        for (const folder of folders) await mkdir(folder, { recursive: true });
        const paths: string[] = [];
        for (const { image, folder, name } of places) {
          const path = await exportCopy(image, join(folder, name), wanted, options, tell);
          if (path !== undefined) paths.push(path);
        }
        for (const folder of folders) await syncFolder(folder);
        return paths;
      } catch (caught) {
        const [folder = wanted.folder] = folders;
        throw fileError(`Saving to ${folder}`, caught);
      }
    },
  };
}
