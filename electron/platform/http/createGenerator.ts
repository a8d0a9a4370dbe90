import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/errors/AppError';
import { CancelledError, NotFoundError } from '#shared/errors/inputErrors';
import { NO_COST } from '#shared/graph/Money';
import type {
  EffectiveRequest,
  HttpProvider,
  PixelSize,
  ProviderAdapter,
  ReplyCost,
} from '#shared/providers/ProviderAdapter';
import type { CallOutcome, CallRecord, GeneratorPort, Received } from '../../engine/Ports.ts';
import type { Http, HttpAnswer } from './createHttp.ts';
import { hashFile } from './hashFile.ts';
import { keepUnread, withKept } from './keepUnread.ts';
import { receivePictures, type ReceiveOptions } from './receivePictures.ts';
import { isLoopback } from './safeUrl.ts';

export interface GeneratorOptions {
  readonly findProvider: (id: string) => ProviderAdapter | undefined;
  readonly http: Pick<Http, 'send' | 'download'>;
  /** @throws KeyMissingError, KeyNotApprovedError */
  readonly readKey: (provider: HttpProvider, keyName: string) => Promise<string>;
  /** Without a slash at its end. */
  readonly baseUrl: (provider: HttpProvider) => string;
  readonly probe: ReceiveOptions['probe'];
  readonly draw: (
    request: EffectiveRequest,
    pixels: PixelSize,
    path: string,
    meta: { readonly index: number; readonly seed: number },
  ) => Promise<void>;
  /** On the same volume as the library. Pictures that cannot be read are kept beside it, in `unreadable`. */
  readonly tempFolder: string;
}

/** Makes calls for real: over the network, or with the local painter. */
export function createGenerator(options: GeneratorOptions): GeneratorPort {
  return {
    generate: async (call, signal) => {
      const { provider: id } = call.effective.request;
      try {
        if (signal.aborted) throw new CancelledError('The call was stopped.', { hint: 'Nothing was sent.' });
        const provider = options.findProvider(id);
        if (!provider) throw new NotFoundError(`There is no provider called “${id}”.`, { hint: 'Choose another one.' });
        return await (provider.kind === 'http' ? ask(provider, call, options, signal) : draw(call, options));
      } catch (caught) {
        return failure(caught, {});
      }
    },
  };
}

async function ask(
  provider: HttpProvider,
  { effective }: CallRecord,
  options: GeneratorOptions,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const { request, keyName, timeoutMs } = effective;
  const { path, headers, body } = provider.encode(request);
  const url = options.baseUrl(provider) + path;
  const key = await options.readKey(provider, keyName ?? provider.defaultKeyName);
  const answer = await options.http.send(
    { url, headers: { ...headers, ...provider.authorize(key) }, body, pictureKeys: provider.pictureKeys, timeoutMs },
    signal,
  );
  const paid = provider.cost(answer.reply, request);
  const taken = new Set<string>();
  try {
    const generated = await decode(provider, answer, request, options.tempFolder);
    const receiving = { ...options, blobs: answer.blobs, isLocal: isLoopback(new URL(url)) };
    const pictures = await receivePictures(generated, receiving, signal);
    for (const picture of pictures) taken.add(picture.path);
    return { ok: true, received: received(pictures, generated.text, paid) };
  } catch (caught) {
    return failure(caught, paid);
  } finally {
    await answer.discard(taken);
  }
}

/** A reply that is refused may hold pictures all the same; then they are kept. */
async function decode(provider: HttpProvider, { reply, blobs }: HttpAnswer, request: EffectiveRequest, temp: string) {
  try {
    return provider.decode(reply, request);
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    throw withKept(caught, await keepUnread(blobs.values(), temp));
  }
}

async function draw({ effective, index, seed }: CallRecord, options: GeneratorOptions): Promise<CallOutcome> {
  const path = join(options.tempFolder, `${randomUUID()}.png`);
  await mkdir(options.tempFolder, { recursive: true });
  try {
    await options.draw(effective.request, effective.pixels, path, { index, seed });
    const picture = { path, ...(await hashFile(path)), ...(await options.probe(path)) };
    return { ok: true, received: received([picture], '', { cost: NO_COST }) };
  } catch (caught) {
    await rm(path, { force: true });
    return failure(caught, { cost: NO_COST });
  }
}

function received(pictures: Received['pictures'], text: string, { usage, cost }: ReplyCost): Received {
  return { pictures, text, ...(usage && { usage }), ...(cost && { cost }) };
}

/** Only an expected failure is an outcome; anything else is a bug and thrown on. */
function failure(caught: unknown, { cost }: ReplyCost): CallOutcome {
  if (!(caught instanceof AppError)) throw caught;
  return { ok: false, error: caught, ...(cost && { cost }) };
}
