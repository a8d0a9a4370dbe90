import type { Reply, TakenPictures } from '#shared/api/contract';
import { CancelledError, PictureError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import { MAX_PICTURE_BYTES } from '#shared/graph/pictureTypes';
import type { Service } from '../../service/createService.ts';

/** Where a page sends a picture: `?name=` what its file is called, and the bytes as they are. */
export const UPLOAD_PATH = '/api/pictures';

/** Takes one picture, piece by piece, so that its size costs no memory. Who may send one is the door's business. */
export async function answerUpload(request: Request, service: Pick<Service, 'importPictures'>): Promise<Response> {
  if (request.method !== 'POST') return told(refusal(new PictureError('Pictures are sent by POST.')), 405);
  if (Number(request.headers.get('content-length')) > MAX_PICTURE_BYTES) {
    return told(refusal(new PictureError('The file is too large.', { hint: 'Save it smaller, or as JPEG.' })), 413);
  }
  const name = new URL(request.url).searchParams.get('name') ?? '';
  return told(await service.importPictures([{ name, bytes: piecesOf(request) }]), 200);
}

/** @throws CancelledError where the page goes away meanwhile */
async function* piecesOf({ body }: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* (body ?? []) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new CancelledError('The picture did not arrive.', { hint: 'Nothing of it was kept.', cause });
  }
}

function refusal(error: PictureError): Reply<TakenPictures> {
  return { ok: false, error: reportOf(error) };
}

function told(reply: Reply<TakenPictures>, status: number): Response {
  return Response.json(reply, { status, headers: { 'Cache-Control': 'no-store' } });
}
