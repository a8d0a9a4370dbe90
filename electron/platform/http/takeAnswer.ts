import { AppError } from '#shared/errors/AppError';
import { BadInputError } from '#shared/errors/inputErrors';
import { ProviderUnavailableError } from '#shared/errors/providerErrors';
import type { Money } from '#shared/graph/Money';
import { believedCost } from '#shared/providers/believedCost';
import { isSuccess } from '#shared/providers/isSuccess';
import type { PixelSize } from '#shared/providers/Model';
import type { Effective, EffectiveRequest } from '#shared/providers/Effective';
import type { ReplyCost, Written } from '#shared/providers/HttpReply';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import type { TextStream } from '#shared/providers/TextStream';
import type { CallOutcome, FailedCall, Received } from '../../engine/Ports.ts';
import type { Bill } from './Bill.ts';
import { mayBeBilled } from './billing.ts';
import { BILLED, cutOffError } from './callErrors.ts';
import type { CallOptions } from './CallOptions.ts';
import { choosePictures, sentWith, type ChosenPictures } from './choosePictures.ts';
import type { HttpAnswer } from './Http.ts';
import { keepUnread, withHint, withKept } from './keepUnread.ts';
import { receivePictures, type ReadPictures, type ReceiveOptions } from './receivePictures.ts';
import { ODDITIES } from './reply/oddities.ts';

export interface AskedCall {
  readonly provider: HttpProvider;
  readonly effective: Effective;
  readonly bill: Readonly<Bill>;
  readonly isLocal: boolean;
  /** What read its stream of text, where it may have been one. */
  readonly stream?: TextStream | undefined;
}

/** What came of a call, out of its answer: pictures received, or the text that was written; what was refused, and what that cost. */
export async function takeAnswer(
  answer: HttpAnswer,
  asked: AskedCall,
  options: CallOptions,
  signal: AbortSignal,
): Promise<CallOutcome> {
  const { provider, effective, bill, isLocal } = asked;
  const { request } = effective;
  const { usage, tier, share = effective.share, cost: stated } = provider.cost(answer.reply, request, effective.share);
  const charged = { ...effective, ...(share !== undefined && { share }) };
  const paid = (came?: readonly PixelSize[]) => believedCost(stated, charged, provider.model(request.model), came);
  const reply = (cost: Money | undefined): ReplyCost => ({
    ...(usage && { usage }),
    ...(cost && { cost }),
    ...(tier !== undefined && { tier }),
  });
  let came: readonly PixelSize[] | undefined;
  try {
    if (request.kind === 'text') return writtenOutcome(await takeText(answer, asked), reply(paid()));
    const chosen = await choose(provider, answer, request, options.unreadableFolder);
    came = [];
    const { pictures, notes } = await receive(answer, chosen, { ...options, blobs: answer.blobs, isLocal }, signal);
    const oddities = [...answer.oddities, ...chosen.oddities, ...notes, ...(answer.failure ? [ODDITIES.broken] : [])];
    return { ok: true, received: received(pictures, chosen, reply(paid(pictures)), oddities) };
  } catch (caught) {
    const said = request.kind === 'text' && isSuccess(answer.reply) ? provider.text?.said(answer.reply) : undefined;
    const cost = paid(came);
    if (cost) return failure(caught, cost, said);
    const isOpen = bill.estimate !== undefined && mayBeBilled(answer.reply, caught);
    const told = isOpen && caught instanceof ProviderUnavailableError ? withHint(caught, BILLED) : caught;
    return failure(told, isOpen ? bill.estimate : undefined, said);
  }
}

/** A reply that is refused may hold pictures all the same; then they are kept. Those of one that meets a bug stay for the next program to find. */
async function choose(
  provider: HttpProvider,
  answer: HttpAnswer,
  request: EffectiveRequest,
  unreadableFolder: string,
): Promise<ChosenPictures> {
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
  chosen: ChosenPictures,
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
function reasonOf(caught: AppError, { instead, problem }: ChosenPictures): AppError {
  if (instead) return withHint(instead, caught.hint ?? '');
  return problem ? withHint(caught, `The reply also says: ${problem.message}`) : caught;
}

export function received(
  pictures: Received['pictures'],
  { text, problem, notes = [], answer, served, sources }: ChosenWords,
  reply: ReplyCost,
  told: readonly string[],
): Received {
  const note = [...(problem ? [`The picture came with an error: ${problem.message}`] : []), ...notes, ...told].join(
    ' ',
  );
  const isAnswer = answer && pictures.length === 1;
  return {
    pictures,
    text,
    ...(note && { note }),
    ...(isAnswer && { answer }),
    ...(served && { served }),
    ...(sources && { sources }),
    ...reply,
  };
}

type ChosenWords = Pick<ChosenPictures, 'text' | 'problem' | 'notes' | 'answer' | 'served' | 'sources'>;

/** A text as it was written. */
export function writtenOutcome({ text, note }: Written, reply: ReplyCost): CallOutcome {
  return { ok: true, received: { pictures: [], text, ...(note !== undefined && { note }), ...reply } };
}

/** An answer that broke off is none, however much of it came: but for one that had said that it ends. */
async function takeText(answer: HttpAnswer, { provider, effective, stream }: AskedCall): Promise<Written> {
  const { reply, failure, oddities, discard } = answer;
  // Pictures in it were not asked for.
  await discard().catch(() => undefined);
  if (!provider.text) throw writesNone(provider.title);
  const state = stream?.state() ?? 'silent';
  if (failure && state !== 'ended') throw failure;
  if (isSuccess(reply) && state === 'open') throw cutOffError(provider.title, true);
  const written = provider.text.decode(reply, effective.request);
  const notes = [written.note, oddities.includes(ODDITIES.shortened) && SHORTENED].filter((note) => note);
  return { text: written.text, ...(notes.length > 0 && { note: notes.join(' ') }) };
}

const SHORTENED = 'The text was longer than is kept; the rest of it was left out.';

export function writesNone(title: string): BadInputError {
  return new BadInputError(`${title} writes no texts.`, { hint: 'Nothing was sent. Choose another provider.' });
}

/** Only an expected failure is an outcome; anything else is a bug and thrown on. */
export function failure(caught: unknown, cost: Money | undefined, text?: string): FailedCall {
  if (!(caught instanceof AppError)) throw caught;
  return { ok: false, error: caught, ...(cost && { cost }), ...(text && { text }) };
}
