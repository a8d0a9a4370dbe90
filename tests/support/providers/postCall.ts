import type { ImageRef } from '#shared/graph/generation';
import type { HttpCall } from '#shared/providers/HttpCall';
import type { HttpReply } from '#shared/providers/HttpReply';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { requestBody } from '../../../electron/platform/http/requestBody.ts';
import { pngPicture } from '../pngPicture.ts';
import { SMALL_JPEG, SMALL_WEBP } from './drawnPictures.ts';
import type { ProviderServer } from './providerServer.ts';

/** A picture of this id is see-through. */
export const MASK_ID = 'mask';

/** Sends a call as the app does, pictures included. */
export async function postCall(
  server: Pick<ProviderServer, 'url' | 'key'>,
  provider: Pick<HttpProvider, 'authorize'>,
  { path, body }: Pick<HttpCall, 'path' | 'body'>,
): Promise<HttpReply> {
  const { contentType, pieces } = await requestBody(body, readPicture, 100e6);
  const headers = { ...provider.authorize(server.key), 'content-type': contentType };
  return replyOf(await fetch(server.url + path, { method: 'POST', headers, body: Buffer.concat(pieces) }));
}

/** As an adapter reads it. */
export async function replyOf(response: Response): Promise<HttpReply> {
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers), body: json(text) };
}

function readPicture({ id, width, height, mime }: ImageRef, as = mime): Promise<Buffer> {
  if (/jpe?g$/.test(as)) return Promise.resolve(Buffer.from(SMALL_JPEG, 'base64'));
  return Promise.resolve(
    as === 'image/webp' ? Buffer.from(SMALL_WEBP, 'base64') : pngPicture({ width, height, seeThrough: id === MASK_ID }),
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
