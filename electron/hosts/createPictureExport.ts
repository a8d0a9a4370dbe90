import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { stat } from 'node:fs/promises';
import type { ExportOptions } from '#shared/api/contract';
import type { CopyTools, OutsideTools } from '../platform/files/exportCopy.ts';
import { exportName } from '../platform/files/exportName.ts';
import { exportPictures } from '../platform/files/exportPictures.ts';
import { exportToFolder } from '../platform/files/exportToFolder.ts';
import { refuseReplacing, writeZip, zipOf } from '../platform/files/exportToZip.ts';
import type { Images } from '../platform/images/createImages.ts';
import type { Library } from '../platform/library/openLibrary.ts';
import type { ExportListener, LeavingPicture, PictureExportPort } from '../service/ports/picturePorts.ts';

const SAMPLE = { graph: '', at: new Date(0), seed: 0, model: '', prompt: '', index: 1, id: '', more: { n: '1' } };

/** Copies of many pictures, to a folder or into an archive. `now`: ms since the epoch. */
export function createPictureExport(tools: CopyTools, now: () => number): PictureExportPort {
  const copiesOf =
    (pictures: Iterable<LeavingPicture>, { name, ...wishes }: ExportOptions, listener: ExportListener) =>
    (folder: string) =>
      exportPictures(pictures, folder, { ...wishes, name }, tools, listener);
  const placedBy =
    ({ onPlaced, onNote }: ExportListener): Parameters<typeof exportToFolder>[2] =>
    ({ image, noteOf }, path, bytes) => {
      const note = noteOf(path);
      if (note !== undefined) onNote(note);
      onPlaced(image.id, path, bytes);
    };
  const stream: PictureExportPort['stream'] = (pictures, options, listener, closing) =>
    zipOf(copiesOf(pictures, options, listener), { tempFolder: tmpdir(), onPlaced: placedBy(listener), closing, now });
  return {
    checkName(pattern) {
      exportName(pattern, SAMPLE);
    },
    toFolder: (folder, pictures, options, listener) =>
      exportToFolder(folder, copiesOf(pictures, options, listener), placedBy(listener)),
    async toZip(path, pictures, options, listener) {
      await refuseReplacing(path);
      await writeZip(
        path,
        stream(pictures, options, listener, () => undefined),
      );
    },
    stream,
    async freePath(path) {
      for (let number = 1; ; number++) {
        const stem = basename(path).replace(/\.zip$/i, '');
        const tried = number === 1 ? path : join(dirname(path), `${stem}-${String(number)}.zip`);
        if (!(await isThere(tried))) return tried;
      }
    },
  };
}

/** What pictures from outside tell of themselves, by their own bytes. */
export function createOutsideTools(
  { details, pictureFile }: Pick<Library, 'details' | 'pictureFile'>,
  { readOrigin, strip, clearHidden }: Pick<Images, 'readOrigin' | 'strip' | 'clearHidden'>,
): OutsideTools {
  return {
    async tells({ id }) {
      const path = pictureFile(id)?.path;
      if (path === undefined || !details(id)?.imported) return undefined;
      const { settings, ...words } = await readOrigin(path);
      return settings.length > 0 || Object.keys(words).length > 0 ? 'words' : 'nothing';
    },
    strip,
    clearHidden,
  };
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
