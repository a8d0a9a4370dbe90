import { basename } from 'node:path';
import type { Handlers, TakenPictures } from '#shared/api/contract';
import { pictureFileName } from '#shared/api/pictureFileName';
import { PICTURE_EXTENSIONS } from '#shared/graph/pictureTypes';
import { NeedsDesktopError, NotFoundError } from '#shared/errors/inputErrors';
import { prepareDrags } from './prepareDrags.ts';
import type { PictureSource } from '../ports/LibraryPort.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';
import type { ShellPort } from '../ports/ShellPort.ts';

type PictureHandlers = Pick<
  Handlers,
  'picture.choose' | 'picture.reveal' | 'picture.copy' | 'picture.saveCopy' | 'picture.prepareDrag' | 'picture.dragOut'
>;

/** px; large enough to know the picture by, small enough to carry under the cursor. */
const DRAG_ICON_WIDTH = 160;
/** What the desktop's own clipboard and drag images understand. */
const PLAIN_MIME = 'image/png';

const FILTERS = [{ name: 'Pictures', extensions: PICTURE_EXTENSIONS }];

/** How pictures come into the library from the desktop, and leave it. A page names them by id only; paths are this side's affair. */
export function createPictureHandlers(
  { library, copies, shell }: ServicePorts,
  takeIn: (sources: readonly PictureSource[]) => Promise<TakenPictures>,
): PictureHandlers {
  const picture = (id: string) => {
    const file = library.pictureFile(id);
    if (!file) throw new NotFoundError('That picture is not in the library.');
    return file;
  };
  const nameOf = (id: string) => {
    const made = library.details(id)?.made;
    return pictureFileName({ id, mime: picture(id).mime, graph: made?.graph, seed: made?.seed });
  };
  const drags = prepareDrags(copies, async (id) => {
    const [path, icon] = await Promise.all([
      copies.named(picture(id).path, nameOf(id)),
      library.thumbnailFile(id, DRAG_ICON_WIDTH).then((thumbnail) => copies.asPng(thumbnail, `${id}-icon`)),
    ]);
    return { path, icon };
  });
  return {
    async 'picture.choose'() {
      const paths = await neededShell(shell).chooseSeveral({ title: 'Choose pictures', filters: FILTERS });
      return paths.length === 0 ? null : takeIn(paths.map((path) => ({ name: basename(path), path })));
    },
    async 'picture.reveal'({ id }) {
      await Promise.resolve();
      neededShell(shell).showInFolder(picture(id).path);
    },
    async 'picture.copy'({ id }) {
      const desktop = neededShell(shell);
      const { path, mime } = picture(id);
      if (mime !== PLAIN_MIME) {
        await desktop.copyPicture(await copies.asPng(path, id));
        return;
      }
      // Never the library's own file, which is kept as it came: what is given away is looked through for keys.
      const copy = await copies.named(path, `${id}.png`);
      try {
        await desktop.copyPicture(copy);
      } finally {
        await copies.discard(copy);
      }
    },
    async 'picture.saveCopy'({ id }) {
      const desktop = neededShell(shell);
      const name = nameOf(id);
      const extension = name.slice(name.lastIndexOf('.') + 1);
      const path = await desktop.chooseSave({
        title: 'Save a copy of the picture',
        suggestedPath: name,
        filters: [{ name: 'Picture', extensions: [extension] }],
      });
      if (path === undefined) return { saved: false };
      await copies.saveTo(picture(id).path, path);
      return { saved: true };
    },
    async 'picture.prepareDrag'({ id }) {
      neededShell(shell);
      await drags.prepare(id);
    },
    async 'picture.dragOut'({ id }) {
      const desktop = neededShell(shell);
      desktop.startDrag(await drags.take(id));
    },
  };
}

/** @throws NeedsDesktopError behind a door without a desktop. */
export function neededShell(shell: ShellPort | undefined): ShellPort {
  if (!shell) throw new NeedsDesktopError('Only the desktop application can do that.');
  return shell;
}
