import type { Reply, TakenPictures } from '#shared/api/contract';
import type { DesktopBridge } from './ipcTransport.ts';
import { sendPicture } from './loopbackTransport.ts';

/** Puts files into the library, one after the other and in their order, those that are pictures. Never rejects. */
export type ImportPictures = (
  files: readonly File[],
  /** Hears how many were looked at so far. */
  onProgress?: (done: number) => void,
) => Promise<TakenPictures>;

/** The way by which pictures go to the service: past the calls, which carry no bytes. */
export function createPictureImport(desktop: Pick<DesktopBridge, 'importPicture'> | undefined): ImportPictures {
  const send = desktop
    ? async (file: File) => (await desktop.importPicture(file)) as Reply<TakenPictures>
    : (file: File) => sendPicture(file);
  return async (files, onProgress) => {
    const taken: TakenPictures[] = [];
    for (const file of files) {
      taken.push(await one(file, send));
      onProgress?.(taken.length);
    }
    return {
      pictures: taken.flatMap(({ pictures }) => pictures),
      refused: taken.flatMap(({ refused }) => refused),
    };
  };
}

async function one(file: File, send: (file: File) => Promise<Reply<TakenPictures>>): Promise<TakenPictures> {
  const { name } = file;
  try {
    const reply = await send(file);
    return reply.ok ? reply.value : { pictures: [], refused: [{ name, error: reply.error }] };
  } catch {
    // A file that is gone, a folder, or a service that ended meanwhile.
    const error = { code: 'bad-input', message: 'The file could not be read.', hint: 'Is it still there?' };
    return { pictures: [], refused: [{ name, error }] };
  }
}
