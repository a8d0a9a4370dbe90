import type { EffectiveRequest } from '../Effective.ts';
import type { HttpCall } from '../HttpCall.ts';
import type { HttpReply, Written } from '../HttpReply.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { picturesInText } from '../picturesInText.ts';
import { sentForText } from '../sentForText.ts';
import { writtenAnswer } from '../writtenAnswer.ts';
import { googleContents, modelPath } from './encodeGoogle.ts';
import { googleError } from './googleError.ts';
import { parseGoogleReply, type GoogleReply } from './googleSchema.ts';

/** As `HttpTextCalls.encode`: as a stream of events. @see https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent */
export function encodeGoogleText(request: EffectiveRequest): HttpCall {
  const { maxTokens, temperature, topP } = sentForText(request);
  return {
    path: `${modelPath(request.model)}:streamGenerateContent?alt=sse`,
    body: {
      json: {
        ...googleContents(request),
        generationConfig: {
          seed: request.wireSeed,
          ...(maxTokens !== undefined && { maxOutputTokens: maxTokens }),
          ...(temperature !== undefined && { temperature }),
          ...(topP !== undefined && { topP }),
        },
      },
    },
  };
}

/** As `HttpTextCalls.decode`. */
export function decodeGoogleText(reply: HttpReply, request: EffectiveRequest): Written {
  const parsed = parseGoogleReply(reply.body);
  const error = googleError(reply, parsed, request.model);
  if (!error && !parsed?.candidates && !parsed?.promptFeedback && !parsed?.usageMetadata) {
    throw notUnderstood('Google AI', reply.body);
  }
  const candidates = parsed?.candidates ?? [];
  const { blockReason, blockReasonMessage } = parsed?.promptFeedback ?? {};
  const reason = candidates.findLast(({ finishReason }) => finishReason)?.finishReason;
  return writtenAnswer('Google AI', {
    text: picturesInText(textOf(parsed)).text,
    reason: reason ?? blockReason ?? '',
    message: candidates.findLast(({ finishMessage }) => finishMessage)?.finishMessage ?? blockReasonMessage,
    ...(blockReason !== undefined && reason === undefined && { blocked: 'prompt' }),
    error,
  });
}

/** As `HttpTextCalls.said`. */
export function saidByGoogle({ body }: HttpReply): string {
  return textOf(parseGoogleReply(body)).trim();
}

/** All parts that are no thought, as one. */
export function textOf(parsed: GoogleReply | undefined): string {
  const parts = (parsed?.candidates ?? []).flatMap(({ content }) => content?.parts ?? []);
  return parts.map(({ text = '', thought }) => (thought ? '' : text)).join('');
}
