import type { Announcement, TakenPictures } from '#shared/api/contract';
import { AppError } from '#shared/errors/AppError';
import { BadInputError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import type { PictureSource } from '../ports/LibraryPort.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

/** Most files of one import. */
const MAX_FILES = 1000;

type Ports = Pick<ServicePorts, 'library' | 'engine' | 'redact'>;

export interface ImportOptions {
  /** They are only looked at: until the application ends they are as good as there, and the library is as it was. */
  readonly isTrial?: boolean;
}

/** Puts pictures into the library, those that are pictures: one that is refused keeps none of the others out. */
export async function importPictures(
  sources: readonly PictureSource[],
  { library, engine, redact }: Ports,
  announce: (announcement: Announcement) => void,
  { isTrial = false }: ImportOptions = {},
): Promise<TakenPictures> {
  if (sources.length > MAX_FILES) {
    throw new BadInputError(`These are ${String(sources.length)} files; ${String(MAX_FILES)} are taken at once.`, {
      hint: 'Nothing was taken. Take fewer at a time.',
    });
  }
  const pictures: TakenPictures['pictures'][number][] = [];
  const refused: TakenPictures['refused'][number][] = [];
  for (const source of sources) {
    try {
      pictures.push(await (isTrial ? library.lookAt(source) : library.takeIn(source, engine.now())));
    } catch (caught) {
      if (!(caught instanceof AppError)) engine.log(caught);
      refused.push({ name: redact(source.name), error: reportOf(caught) });
    }
  }
  const ids = pictures.map(({ id }) => id);
  if (ids.length > 0 && !isTrial) announce({ kind: 'pictures-imported', ids });
  return { pictures, refused };
}
