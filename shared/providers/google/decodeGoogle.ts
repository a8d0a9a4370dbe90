import { geminiRefusal, isBlockReason } from '../families/gemini/geminiRefusal.ts';
import { keepPictures } from '../keepPictures.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { picturesInText } from '../picturesInText.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { Generated, HttpReply } from '../HttpReply.ts';
import { googleError } from './googleError.ts';
import { parseGoogleReply, type GooglePart } from './googleSchema.ts';

/** As `HttpProvider.decode`. */
export function decodeGoogle(reply: HttpReply, request: EffectiveRequest): Generated {
  const parsed = parseGoogleReply(reply.body);
  const error = googleError(reply, parsed, request.model);
  const candidates = parsed?.candidates ?? [];
  const parts = candidates.flatMap((candidate) => candidate.content?.parts ?? []);
  const answer = parts.filter((part) => !part.thought);
  const { text, sources } = picturesInText(textOf(answer));
  const finished = keepPictures([...sources, ...sourcesOf(answer)]);
  if (finished) return { ...finished, text: text.trim(), ...(error && { problem: error }) };
  if (error) throw error;
  if (!parsed?.candidates && !parsed?.promptFeedback && !parsed?.usageMetadata) {
    throw notUnderstood('Google AI', reply.body);
  }
  const reason = candidates.find((candidate) => candidate.finishReason)?.finishReason ?? '';
  if (parsed.promptFeedback?.blockReason && !reason) {
    const { blockReason, blockReasonMessage } = parsed.promptFeedback;
    throw geminiRefusal('Google AI', { reason: blockReason, message: blockReasonMessage, text, blocked: 'prompt' });
  }
  // Now and then the only picture is marked as a thought; it is the one that was paid for.
  const draft = sourcesOf(parts).at(-1);
  if (draft !== undefined && !isBlockReason(reason)) return { picture: { source: draft }, others: [], text };
  const message = candidates.find((candidate) => candidate.finishMessage)?.finishMessage;
  throw geminiRefusal('Google AI', { reason, message, text });
}

/** The declared MIME type is often wrong, so it is not read: the bytes tell. */
function sourcesOf(parts: readonly GooglePart[]): string[] {
  return parts.flatMap((part) => part.inlineData?.data || []);
}

function textOf(parts: readonly GooglePart[]): string {
  return parts
    .map((part) => part.text ?? '')
    .join('')
    .trim();
}
