import { ipcMain, type WebContents } from 'electron';
import { MAX_PASTED_BYTES } from '#shared/graph/pictureTypes';
import type { Reply } from '#shared/api/contract';
import { BadInputError, PictureError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import type { Service } from '../../service/createService.ts';
import { isOwnFrame } from './ownPage.ts';

/** A file that the user pointed at, by its path, or its bytes. */
type PictureSource = Parameters<Service['importPictures']>[0][number];

const REFUSED: Reply<never> = {
  ok: false,
  error: { code: 'refused', message: 'Only Lumi Studio’s own page is answered.' },
};

/** Answers the page's calls, and nobody else's. Inputs are parsed by the service; what goes back is a `Reply`, never a thrown error. */
export function answerCalls(
  service: () => Promise<Service>,
  options: {
    /** A file that was dropped on the window. The preload script says where it is, not the page. */
    readonly onDrop: (path: string) => void;
  },
): void {
  /** A thrown error would lose all but its message on the way. */
  const handle = (channel: string, answer: (...given: readonly unknown[]) => Promise<Reply<unknown> | null>) => {
    ipcMain.handle(channel, async (event, ...given: unknown[]): Promise<Reply<unknown> | null> => {
      if (!isOwnFrame(event.senderFrame)) return REFUSED;
      try {
        return await answer(...given);
      } catch (caught) {
        return { ok: false, error: reportOf(caught) };
      }
    });
  };
  handle('lumi:call', async (name, input) => (await service()).call(typeof name === 'string' ? name : '', input));
  const importPicture = async (source: PictureSource) => (await service()).importPictures([source]);
  handle('lumi:import', async (name, path) => {
    if (typeof name !== 'string' || typeof path !== 'string')
      throw new BadInputError('A picture is named by its file.');
    return path === '' ? null : importPicture({ name, path });
  });
  handle('lumi:import-bytes', async (name, bytes) => {
    if (typeof name !== 'string') throw new BadInputError('A picture has a name.');
    if (!(bytes instanceof Uint8Array) || bytes.byteLength > MAX_PASTED_BYTES) {
      throw new PictureError('This picture is too large to be pasted.', { hint: 'Save it as a file and drop that.' });
    }
    return importPicture({ name, bytes: [bytes] });
  });
  handle('lumi:import-paths', async (job, ...paths) => {
    if (typeof job !== 'string' || !paths.every((path) => typeof path === 'string' && path !== ''))
      throw new BadInputError('Pictures are named by their files.');
    return (await service()).importPaths(paths as readonly string[], { job });
  });
  handle('lumi:drop', (path) => {
    if (typeof path !== 'string') throw new BadInputError('A drop names a file.');
    options.onDrop(path);
    return Promise.resolve({ ok: true, value: undefined });
  });
}

/** Tells a window's page everything that is announced, until the window has gone; and the service, whenever the page has. */
export function announceTo(contents: WebContents, service: Service): void {
  const leave = service.announcements.subscribe(({ announcement }) => {
    contents.send('lumi:announce', announcement);
  });
  const pageLeft = () => {
    service.pageLeft();
  };
  contents.on('render-process-gone', pageLeft);
  contents.on('did-navigate', pageLeft);
  contents.once('destroyed', () => {
    leave();
    pageLeft();
  });
}
