import type { AnswerPart } from '../../graph/generation.ts';
import { geminiRefusal, isBlockReason } from '../families/gemini/geminiRefusal.ts';
import { keepPictures } from '../keepPictures.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { picturesInText } from '../picturesInText.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { Generated, HttpReply } from '../HttpReply.ts';
import { googleError } from './googleError.ts';
import { parseGoogleReply, type GooglePart, type GoogleRating, type GoogleReply } from './googleSchema.ts';
import { googleSources } from './googleSources.ts';
import { servedTier, tierNotes } from './googleTier.ts';

/** As `HttpProvider.decode`. */
export function decodeGoogle(reply: HttpReply, request: EffectiveRequest): Generated {
  const parsed = parseGoogleReply(reply.body);
  const error = googleError(reply, parsed, request.model);
  const candidates = parsed?.candidates ?? [];
  const parts = candidates.flatMap((candidate) => candidate.content?.parts ?? []);
  const answer = parts.filter((part) => !part.thought);
  const { text, sources } = picturesInText(textOf(answer));
  const finished = keepPictures([...sources, ...sourcesOf(answer)]);
  if (finished) {
    const signed = finished.others.length === 0 ? signedAnswer(answer) : undefined;
    return {
      ...finished,
      text: text.trim(),
      ...(error && { problem: error }),
      ...(signed && { answer: signed }),
      ...besides(reply, parsed, request),
    };
  }
  if (error) throw error;
  if (!parsed?.candidates && !parsed?.promptFeedback && !parsed?.usageMetadata) {
    throw notUnderstood('Google AI', reply.body);
  }
  const reason = candidates.find((candidate) => candidate.finishReason)?.finishReason ?? '';
  if (parsed.promptFeedback?.blockReason && !reason) {
    const { blockReason, blockReasonMessage } = parsed.promptFeedback;
    const categories = blockedBy(parsed.promptFeedback.safetyRatings);
    throw geminiRefusal('Google AI', {
      reason: blockReason,
      message: blockReasonMessage,
      text,
      categories,
      blocked: 'prompt',
    });
  }
  // Now and then the only picture is marked as a thought; it is the one that was paid for.
  const draft = sourcesOf(parts).at(-1);
  if (draft !== undefined && !isBlockReason(reason)) {
    return { picture: { source: draft }, others: [], text, ...besides(reply, parsed, request) };
  }
  const message = candidates.find((candidate) => candidate.finishMessage)?.finishMessage;
  const categories = blockedBy(candidates.flatMap(({ safetyRatings }) => safetyRatings));
  throw geminiRefusal('Google AI', { reason, message, text, categories });
}

/** The kinds of harm that were found; where none is marked as what blocked it, those that were likely. */
function blockedBy(ratings: readonly GoogleRating[]): readonly string[] {
  const marked = ratings.filter(({ blocked }) => blocked);
  const likely = ratings.filter(({ probability }) => probability === 'HIGH' || probability === 'MEDIUM');
  return (marked.length > 0 ? marked : likely).flatMap(({ category }) => category ?? []);
}

/** What else is kept beside pictures. */
function besides(
  reply: HttpReply,
  parsed: GoogleReply | undefined,
  request: EffectiveRequest,
): Pick<Generated, 'sources' | 'notes'> {
  const sources = googleSources(parsed);
  const notes = tierNotes(servedTier(reply, parsed), request);
  return { ...(sources && { sources }), ...(notes.length > 0 && { notes }) };
}

/** The declared MIME type is often wrong, so it is not read: the bytes tell. */
function sourcesOf(parts: readonly GooglePart[]): string[] {
  return parts.flatMap((part) => part.inlineData?.data || []);
}

/**
 * The answer as Google wants it back: each piece with its signature, unchanged. Nothing where its one picture has none, or a signature did not
 * arrive whole. @see https://ai.google.dev/gemini-api/docs/thought-signatures
 */
function signedAnswer(parts: readonly GooglePart[]): readonly AnswerPart[] | undefined {
  const answer = parts.flatMap(({ text, inlineData, thoughtSignature: signature }): AnswerPart[] => {
    const signed = signature ? { signature } : {};
    if (inlineData?.data) return [{ isPicture: true, ...signed }];
    return text ? [{ text, ...signed }] : [];
  });
  const pictures = answer.filter(({ isPicture }) => isPicture);
  const isWhole = answer.every(({ signature = '' }) => SIGNATURE.test(signature));
  return pictures.length === 1 && pictures[0]?.signature && isWhole ? answer : undefined;
}

/** One that was cut, or lost what looked like a key, has other signs in it. */
const SIGNATURE = /^[A-Za-z0-9+/=_-]*$/;

function textOf(parts: readonly GooglePart[]): string {
  return parts
    .map((part) => part.text ?? '')
    .join('')
    .trim();
}
