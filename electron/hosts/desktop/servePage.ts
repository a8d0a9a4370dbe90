import { protocol } from 'electron';
import { answerRequest, type PageSource } from '../answerRequest.ts';
import { isOwnAddress } from './ownPage.ts';

export interface ServedPage {
  readonly pageFolder: string;
  /** Pictures wait for the library; the page itself does not. */
  readonly library: () => Promise<PageSource['library']>;
  readonly log: (error: unknown) => void;
}

/** Answers the page's scheme with the built page and the library's pictures, by the same function as the web door. */
export function servePage({ pageFolder, library, log }: ServedPage): void {
  protocol.handle('app', async (request) => {
    if (!isOwnAddress(request.url)) return new Response('There is nothing here.', { status: 404 });
    const isPicture = new URL(request.url).pathname.startsWith('/media/');
    try {
      return await answerRequest(request, { pageFolder, log, library: isPicture ? await library() : NO_LIBRARY });
    } catch (caught) {
      log(caught);
      return new Response('Lumi Studio could not be opened.', { status: 503 });
    }
  });
}

const NO_LIBRARY: PageSource['library'] = {
  pictureFile: () => undefined,
  partialFile: () => undefined,
  thumbnailFile: () => Promise.reject(new Error('Only pictures have thumbnails.')),
};
