import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/errors/AppError';
import { CancelledError, NotFoundError } from '#shared/errors/inputErrors';
import { ProviderUnavailableError } from '#shared/errors/providerErrors';
import { NO_COST, type Money } from '#shared/graph/Money';
import { believedCost } from '#shared/providers/believedCost';
import type { PixelSize } from '#shared/providers/Model';
import type {
  Effective,
  EffectiveRequest,
  HttpProvider,
  ProviderAdapter,
  ReplyCost,
} from '#shared/providers/ProviderAdapter';
import type { CallOutcome, CallRecord, GeneratorPort, Received } from '../../engine/Ports.ts';
import { removeIfEmpty } from '../disk/removeIfEmpty.ts';
import { mayBeBilled } from './billing.ts';
import { BILLED } from './callErrors.ts';
import { choosePictures, sentWith, type Chosen } from './choosePictures.ts';
import type { Http, HttpAnswer } from './createHttp.ts';
import { hashFile } from './reply/hashFile.ts';
import { keepUnread, withHint, withKept } from './keepUnread.ts';
import { ODDITIES } from './reply/oddities.ts';
import { receivePictures, type ReadPictures, type ReceiveOptions } from './receivePictures.ts';
import { isLoopback } from './safeUrl.ts';

export interface GeneratorOptions {
  readonly findProvider: (id: string) => ProviderAdapter | undefined;
  readonly http: Pick<Http, 'send' | 'download'>;
  /** @throws KeyMissingError, KeyNotApprovedError, KeyMismatchError */
  readonly readKey: (provider: HttpProvider, keyName: string) => Promise<string>;
  /** Without a slash at its end. */
  readonly baseUrl: (provider: HttpProvider) => string;
  readonly probe: ReceiveOptions['probe'];
  readonly decode: ReceiveOptions['decode'];
  readonly draw: (
    request: EffectiveRequest,
    pixels: PixelSize,
    path: string,
    meta: { readonly index: number; readonly seed: number },
  ) => Promise<void>;
  /** Where each call gets a folder, named by its id, for what arrives; on the same volume as the library. One that is left empty is removed. */
  readonly incoming: string;
  /** Where pictures go that were paid for and cannot be read. */
  readonly unreadableFolder: string;
}

/** Of one call. */
interface CallOptions extends GeneratorOptions {
  /** For what arrives. */
  readonly folder: string;
}

/** Makes calls for real: over the network, or with the local painter. */
export function createGenerator(options: GeneratorOptions): GeneratorPort {
  return {
    generate: async (call, signal) => {
      const { provider: id } = call.effective.request;
      const folder = join(options.incoming, call.callId);
      try {
        if (signal.aborted) throw new CancelledError('The call was stopped.', { hint: 'Nothing was sent.' });
        const provider = options.findProvider(id);
        if (!provider) throw new NotFoundError(`There is no provider called “${id}”.`, { hint: 'Choose another one.' });
        return await (provider.kind === 'http'
          ? ask(provider, call, { ...options, folder }, signal)
          : draw(call, { ...options, folder }));
      } catch (caught) {
        return failure(caught, undefined);
      } finally {
        // What is left of an empty folder must not hide what came of the call; the next program removes it.
        await removeIfEmpty(folder).catch(() => undefined);
      }
    },
  };
}

/** Makes a call and tells what it cost: as the reply says; the estimate where it was sent and nobody says; nothing where it was refused. */
async function ask(
  provider: HttpProvider,
  { effective }: CallRecord,
  options: CallOptions,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const { request, keyName, timeoutMs } = effective;
  const { path, headers, body } = provider.encode(request);
  const { pictureKeys } = provider;
  const url = options.baseUrl(provider) + path;
  const key = await options.readKey(provider, keyName ?? provider.defaultKeyName);
  const bill: Bill = { estimate: undefined };
  const onBillable = (isBillable: boolean): void => {
    bill.estimate = isBillable ? { ...effective.estimate, kind: 'estimate' } : undefined;
  };
  const { folder } = options;
  try {
    const sent = { ...headers, ...provider.authorize(key) };
    const answer = await options.http.send(
      { url, headers: sent, body, pictureKeys, timeoutMs, folder, onBillable },
      signal,
    );
    return await take(answer, { provider, effective, bill, isLocal: isLoopback(new URL(url)) }, options, signal);
  } catch (caught) {
    return failure(caught, bill.estimate);
  }
}

/** What a call may have cost as far as is known, for as long as no reply tells; absent: nothing. */
interface Bill {
  estimate: Money | undefined;
}

interface Asked {
  readonly provider: HttpProvider;
  readonly effective: Effective;
  readonly bill: Readonly<Bill>;
  readonly isLocal: boolean;
}

async function take(
  answer: HttpAnswer,
  { provider, effective, bill, isLocal }: Asked,
  options: CallOptions,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const { request } = effective;
  const { usage, cost: stated } = provider.cost(answer.reply, request);
  const paid = (came?: readonly PixelSize[]) => believedCost(stated, effective, provider.model(request.model), came);
  let came: readonly PixelSize[] | undefined;
  try {
    const chosen = await choose(provider, answer, request, options.unreadableFolder);
    came = [];
    const { pictures, notes } = await receive(answer, chosen, { ...options, blobs: answer.blobs, isLocal }, signal);
    const oddities = [...answer.oddities, ...chosen.oddities, ...notes, ...(answer.failure ? [ODDITIES.broken] : [])];
    const cost = paid(pictures);
    const reply = { ...(usage && { usage }), ...(cost && { cost }) };
    return { ok: true, received: received(pictures, chosen, reply, oddities) };
  } catch (caught) {
    const cost = paid(came);
    if (cost) return failure(caught, cost);
    const isOpen = bill.estimate !== undefined && mayBeBilled(answer.reply, caught);
    const told = isOpen && caught instanceof ProviderUnavailableError ? withHint(caught, BILLED) : caught;
    return failure(told, isOpen ? bill.estimate : undefined);
  }
}

/** A reply that is refused may hold pictures all the same; then they are kept. Those of one that meets a bug stay for the next program to find. */
async function choose(
  provider: HttpProvider,
  answer: HttpAnswer,
  request: EffectiveRequest,
  unreadableFolder: string,
): Promise<Chosen> {
  try {
    return choosePictures(provider, answer, request);
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    // An error may repeat the whole request.
    const sent = sentWith(request, answer);
    const kept = await keepUnread(
      [...answer.blobs.values()].filter(({ id }) => !sent.has(id)),
      unreadableFolder,
    );
    await answer.discard(new Set(kept)).catch(() => undefined);
    throw withKept(caught, kept);
  }
}

/** Removes what is no result, such as drafts, once there is one; where there is none, nothing is removed, and all of it is named. */
async function receive(
  answer: HttpAnswer,
  chosen: Chosen,
  options: ReceiveOptions,
  signal: AbortSignal,
): Promise<ReadPictures> {
  try {
    const read = await receivePictures(chosen, options, signal);
    // A file too many is no reason to lose the picture.
    await answer.discard(new Set(read.pictures.map(({ path }) => path))).catch(() => undefined);
    return read;
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    const tried = [chosen.picture.source, ...chosen.others.map(({ source }) => source), ...chosen.spare];
    const rest = [...answer.blobs].filter(([reference]) => !tried.includes(reference)).map(([, file]) => file);
    throw withKept(reasonOf(caught, chosen), await keepUnread(rest, options.unreadableFolder));
  }
}

/** What the reply says of itself is most likely why a picture of it cannot be read. */
function reasonOf(caught: AppError, { instead, problem }: Chosen): AppError {
  if (instead) return withHint(instead, caught.hint ?? '');
  return problem ? withHint(caught, `The reply also says: ${problem.message}`) : caught;
}

async function draw({ effective, index, seed }: CallRecord, options: CallOptions): Promise<CallOutcome> {
  const path = join(options.folder, `${randomUUID()}.png`);
  await mkdir(options.folder, { recursive: true });
  try {
    await options.draw(effective.request, effective.pixels, path, { index, seed });
    const picture = { path, ...(await hashFile(path)), ...(await options.probe(path)) };
    return { ok: true, received: received([picture], { text: '' }, { cost: NO_COST }, []) };
  } catch (caught) {
    await rm(path, { force: true });
    return failure(caught, NO_COST);
  }
}

function received(
  pictures: Received['pictures'],
  { text, problem }: Pick<Chosen, 'text' | 'problem'>,
  { usage, cost }: ReplyCost,
  told: readonly string[],
): Received {
  const note = [...(problem ? [`The picture came with an error: ${problem.message}`] : []), ...told].join(' ');
  return { pictures, text, ...(note && { note }), ...(usage && { usage }), ...(cost && { cost }) };
}

/** Only an expected failure is an outcome; anything else is a bug and thrown on. */
function failure(caught: unknown, cost: Money | undefined): CallOutcome {
  if (!(caught instanceof AppError)) throw caught;
  return { ok: false, error: caught, ...(cost && { cost }) };
}
