import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CancelledError, NotFoundError } from '#shared/errors/inputErrors';
import { NO_COST } from '#shared/graph/Money';
import type { PixelSize } from '#shared/providers/Model';
import type { Effective } from '#shared/providers/Effective';
import type { HttpCall } from '#shared/providers/HttpCall';
import type { HttpProvider, LocalProvider } from '#shared/providers/ProviderAdapter';
import type { CallHearing, CallOutcome, CallRecord, GeneratorPort } from '../../engine/Ports.ts';
import { removeIfEmpty } from '../disk/removeIfEmpty.ts';
import { withBill } from './askForBill.ts';
import { billing, type Bill } from './Bill.ts';
import type { HttpRequest } from './Http.ts';
import type { CallOptions, GeneratorOptions } from './CallOptions.ts';
import { hashFile } from '../disk/hashFile.ts';
import { isLoopback } from './safeUrl.ts';
import { failure, received, takeAnswer, writesNone, writtenOutcome } from './takeAnswer.ts';

/** Makes calls for real: over the network, or with the local painter. */
export function createGenerator(options: GeneratorOptions): GeneratorPort {
  return {
    generate: async (call, signal, hearing = DEAF) => {
      const { provider: id } = call.effective.request;
      const folder = join(options.incoming, call.callId);
      try {
        if (signal.aborted) throw new CancelledError('The call was stopped.', { hint: 'Nothing was sent.' });
        const provider = options.findProvider(id);
        if (!provider) throw new NotFoundError(`There is no provider called “${id}”.`, { hint: 'Choose another one.' });
        return await (provider.kind === 'http'
          ? ask(provider, call, { ...options, folder, hearing }, signal)
          : makeHere(provider, call, { ...options, folder, hearing }, signal));
      } catch (caught) {
        return failure(caught, undefined);
      } finally {
        // What is left of an empty folder must not hide what came of the call; the next program removes it.
        await removeIfEmpty(folder).catch(() => undefined);
      }
    },
  };
}

interface ToldOptions extends CallOptions {
  readonly hearing: CallHearing;
}

const DEAF: CallHearing = { text: () => undefined, partial: () => undefined };

/** Makes a call and tells what it cost: as the reply says; the estimate where it was sent and nobody says; nothing where it was refused. */
async function ask(
  provider: HttpProvider,
  { callId, effective }: CallRecord,
  options: ToldOptions,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const { request, keyName, timeoutMs } = effective;
  const { path, headers, body } = encoded(provider, effective);
  const { pictureKeys } = provider;
  const url = options.baseUrl(provider) + path;
  const key = await options.readKey(provider, keyName ?? provider.defaultKeyName);
  const bill: Bill = { estimate: undefined };
  const onBillable = billing(bill, effective);
  const { folder, hearing } = options;
  const stream = request.kind === 'text' ? provider.text?.stream?.() : undefined;
  const reader = effective.partials === undefined ? undefined : provider.pictureStream?.();
  const partials = reader && options.partials.begin(callId, hearing.partial);
  const authorized = provider.authorize(key);
  let id: string | undefined;
  const settled = (outcome: CallOutcome) => {
    const question = { provider, effective, id, baseUrl: options.baseUrl(provider), headers: authorized };
    return withBill(options.http, outcome, question, hearing);
  };
  try {
    const sent = { ...headers, ...provider.waitHeaders?.(timeoutMs), ...authorized };
    const onHead: HttpRequest['onHead'] = (told) => {
      id = provider.billCheck?.idIn(told);
    };
    const streamed = {
      ...(stream && { text: { stream, tell: hearing.text } }),
      ...(reader && partials && { picture: { stream: reader, partialFolder: partials.folder, came: partials.push } }),
    };
    const answer = await options.http.send(
      { url, headers: sent, body, pictureKeys, timeoutMs, folder, onBillable, onHead, ...streamed },
      signal,
    );
    const asked = { provider, effective, bill, isLocal: isLoopback(new URL(url)), stream };
    return await settled(await takeAnswer(answer, asked, options, signal));
  } catch (caught) {
    return await settled(failure(caught, bill.estimate));
  } finally {
    partials?.end();
  }
}

function encoded({ title, encode, text }: HttpProvider, { request, partials }: Effective): HttpCall {
  if (request.kind !== 'text') return encode(request, partials);
  if (!text) throw writesNone(title);
  return text.encode(request);
}

/** Here, and for nothing. */
async function makeHere(
  provider: LocalProvider,
  call: CallRecord,
  options: ToldOptions,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const { request, pixels } = call.effective;
  if (pixels) return draw(call, pixels, options);
  if (!provider.text) throw writesNone(provider.title);
  const written = provider.text.write(request);
  for (const piece of piecesOf(written.text)) {
    options.hearing.text(piece);
    await sleep(PIECE_MS);
    if (signal.aborted) throw new CancelledError('The call was stopped.');
  }
  return writtenOutcome(written, { cost: NO_COST });
}

/** The beginning of a placeholder text, so that it can be seen to come as a real one does. */
function piecesOf(text: string): readonly string[] {
  return [text.slice(0, PIECE), text.slice(PIECE, 2 * PIECE)].filter((piece) => piece !== '');
}

/** Characters, and ms for each piece. */
const PIECE = 24;
const PIECE_MS = 20;

async function draw(
  { effective, index, seed }: CallRecord,
  pixels: PixelSize,
  options: CallOptions,
): Promise<CallOutcome> {
  const path = join(options.folder, `${randomUUID()}.png`);
  await mkdir(options.folder, { recursive: true });
  try {
    await options.draw(effective.request, pixels, path, { index, seed });
    const picture = { path, ...(await hashFile(path)), ...(await options.probe(path)) };
    return { ok: true, received: received([picture], { text: '' }, { cost: NO_COST }, []) };
  } catch (caught) {
    await rm(path, { force: true });
    return failure(caught, NO_COST);
  }
}
