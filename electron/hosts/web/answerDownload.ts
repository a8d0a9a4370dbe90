import type { Service } from '../../service/createService.ts';
import { wordsOnly } from './doorPages.ts';

/**
 * Hands out an archive that a page was told the name of, once, while it is made. Who may ask is the door's business.
 * @param hangUp ends the connection: so a browser sees that an archive which could not be finished is none
 */
export function answerDownload(
  request: Request,
  token: string,
  service: Pick<Service, 'takeDownload'>,
  hangUp: () => void,
): Response {
  if (request.method !== 'GET') return wordsOnly(405, 'Archives are fetched by GET.');
  const download = service.takeDownload(token);
  if (!download) return wordsOnly(404, 'That archive was fetched already, or is no more.');
  return new Response(hungUp(download.archive, hangUp), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${download.name}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Why it failed is told by who makes it. */
function hungUp(archive: ReadableStream<Uint8Array>, hangUp: () => void): ReadableStream<Uint8Array> {
  const reader = archive.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        hangUp();
        controller.close();
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
