import type { Reply, TakenPictures } from '#shared/api/contract';
import { CancelledError, PictureError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import { MAX_PICTURE_BYTES } from '#shared/graph/pictureTypes';
import { z } from 'zod';
import { BESIDE_HEADER, MAX_BESIDE } from '#shared/api/pictureUpload';
import type { Service } from '../../service/createService.ts';

/**
 * Where a page sends a picture: `?name=` what its file is called, and the bytes as they are. `batch`: when all that comes with it began to come;
 * `twin`: the picture it is another form of.
 */
export const UPLOAD_PATH = '/api/pictures';

const besideTexts = z.array(z.object({ kind: z.enum(['txt', 'json']), text: z.string().max(MAX_BESIDE) })).max(4);

/** Takes one picture, piece by piece, so that its size costs no memory. Who may send one is the door's business. */
export async function answerUpload(request: Request, service: Pick<Service, 'importPictures'>): Promise<Response> {
  if (request.method !== 'POST') return told(refusal(new PictureError('Pictures are sent by POST.')), 405);
  if (Number(request.headers.get('content-length')) > MAX_PICTURE_BYTES) {
    return told(refusal(new PictureError('The file is too large.', { hint: 'Save it smaller, or as JPEG.' })), 413);
  }
  const asked = new URL(request.url).searchParams;
  const name = asked.get('name') ?? '';
  return told(
    await service.importPictures([{ name, bytes: piecesOf(request), ...companyOf(asked), ...besideOf(request) }]),
    200,
  );
}

/** What files beside it hold, as the page tells it. What makes no sense is left out. */
function besideOf({ headers }: Request): { readonly besideTexts?: z.output<typeof besideTexts> } {
  try {
    const told = besideTexts.safeParse(JSON.parse(decodeURIComponent(headers.get(BESIDE_HEADER) ?? '[]')));
    return told.success && told.data.length > 0 ? { besideTexts: told.data } : {};
  } catch (caught) {
    if (caught instanceof SyntaxError || caught instanceof URIError) return {};
    throw caught;
  }
}

/** What it came with. What makes no sense is left out. */
function companyOf(asked: URLSearchParams): { readonly batchAt?: number; readonly twinOf?: string } {
  const batchAt = Number(asked.get('batch') ?? Number.NaN);
  const twinOf = asked.get('twin') ?? '';
  return {
    ...(Number.isSafeInteger(batchAt) && batchAt > 0 && { batchAt }),
    ...(/^[0-9a-f]{64}$/.test(twinOf) && { twinOf }),
  };
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
