import { AppError } from '#shared/errors/AppError';
import { NoImageError, ProviderResponseError } from '#shared/errors/providerErrors';
import { picturesSent } from '#shared/providers/fitTurns';
import { isSuccess } from '#shared/providers/isSuccess';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { Generated } from '#shared/providers/HttpReply';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import type { HttpAnswer } from './Http.ts';
import { ODDITIES } from './reply/oddities.ts';

/** Which pictures of an answer count. */
export interface ChosenPictures extends Generated {
  /** References of drafts: for where no other picture can be read. */
  readonly spare: readonly string[];
  readonly oddities: readonly string[];
  /** What failed, where none of its pictures can be read after all. */
  readonly instead?: AppError;
}

/**
 * What the adapter understands of an answer, and every other whole picture in it, wherever it stands: it is paid for. Drafts are no result where
 * there is another, and neither is what we sent ourselves. In an answer whose status is a failure only what stands where results do counts: an
 * error repeats what was sent, in whatever type it left, and a page has pictures of its own.
 * @throws what `HttpProvider.decode` throws, where there is no such picture; what ended the answer, where that is why.
 */
export function choosePictures(provider: HttpProvider, answer: HttpAnswer, request: EffectiveRequest): ChosenPictures {
  const { reply, blobs, failure } = answer;
  const { generated, error } = understood(provider, answer, request);
  const named = generated ? [...generated.others, generated.picture].map(({ source }) => source) : [];
  const drafts = new Set(draftsIn(reply.body));
  const sent = sentWith(request, answer);
  const strays = (isSuccess(reply) ? [...blobs] : [])
    .filter(([reference, { id }]) => !named.includes(reference) && !drafts.has(reference) && !sent.has(id))
    .map(([reference]) => reference);
  // Where the answer was cut off, what it was to end with may be lost, and a draft is no replacement.
  const spare = failure ? [] : [...drafts].filter((reference) => blobs.has(reference));
  const finished = named.filter((source) => !drafts.has(source));
  const last = finished.at(-1) ?? strays.at(-1);
  const instead = isVague(error) ? (failure ?? error) : error;
  const common = { spare, ...(instead && { instead }) };
  if (generated && strays.length === 0) return { ...generated, ...common, oddities: [] };
  if (last === undefined) throw instead ?? new NoImageError('The reply holds no picture.');
  const others = [...finished, ...strays].filter((source) => source !== last);
  const problem = generated?.problem ?? (isVague(error) ? undefined : error);
  return {
    picture: { source: last },
    others: others.map((source) => ({ source })),
    text: generated?.text ?? '',
    ...(generated?.served && { served: generated.served }),
    ...(generated?.sources && { sources: generated.sources }),
    ...(generated?.notes && { notes: generated.notes }),
    ...(problem && { problem }),
    ...common,
    oddities: finished.length === 0 ? [ODDITIES.elsewhere] : [],
  };
}

/** SHA-256 of every picture of the request. */
export function sentWith(request: EffectiveRequest, { converted }: HttpAnswer): ReadonlySet<string> {
  return new Set([...picturesSent(request).map(({ id }) => id), ...converted]);
}

function understood(
  provider: HttpProvider,
  { reply }: HttpAnswer,
  request: EffectiveRequest,
): { readonly generated?: Generated; readonly error?: AppError } {
  try {
    return { generated: provider.decode(reply, request) };
  } catch (caught) {
    if (!(caught instanceof AppError)) throw caught;
    return { error: caught };
  }
}

/** Says no more than that there is no picture. */
function isVague(error: AppError | undefined): boolean {
  return !error || error instanceof NoImageError || error instanceof ProviderResponseError;
}

const REFERENCE = /blob:[0-9a-f-]{36}/g;
const THOUGHTS = /^(?:reasoning|thought|thinking)/i;

/** The references of the pictures in a reply that a model drew while it thought. */
function draftsIn(body: unknown, isThought = false): readonly string[] {
  if (typeof body === 'string') return isThought ? (body.match(REFERENCE) ?? []) : [];
  if (Array.isArray(body)) return body.flatMap((item) => draftsIn(item, isThought));
  if (typeof body !== 'object' || body === null) return [];
  const isMarked = isThought || ('thought' in body && body.thought === true);
  return Object.entries(body).flatMap(([key, value]) => draftsIn(value, isMarked || THOUGHTS.test(key)));
}
