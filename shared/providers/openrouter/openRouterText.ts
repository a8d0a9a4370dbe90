import { ProviderUnavailableError } from '../../errors/providerErrors.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { HttpCall } from '../HttpCall.ts';
import type { HttpReply, Written } from '../HttpReply.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { picturesInText } from '../picturesInText.ts';
import { sentForText } from '../sentForText.ts';
import { CUT_BY_LENGTH, writtenAnswer } from '../writtenAnswer.ts';
import { textOf } from './decodeOpenRouter.ts';
import { OPENROUTER_CHAT, openRouterMessages } from './encodeOpenRouter.ts';
import { openRouterError } from './openRouterError.ts';
import { routingOf } from './routing.ts';
import { parseOpenRouterReply, type OpenRouterReply } from './openRouterSchema.ts';

/** As `HttpTextCalls.encode`: as a stream of events, whose last tells the cost unasked. */
export function encodeOpenRouterText(request: EffectiveRequest): HttpCall {
  const { maxTokens, temperature, topP } = sentForText(request);
  return {
    ...OPENROUTER_CHAT,
    body: {
      json: {
        model: request.model,
        messages: openRouterMessages(request),
        seed: request.wireSeed,
        ...(maxTokens !== undefined && { max_tokens: maxTokens }),
        ...(temperature !== undefined && { temperature }),
        ...(topP !== undefined && { top_p: topP }),
        ...routingOf(request),
        stream: true,
      },
    },
  };
}

/** As `HttpTextCalls.decode`. Reasoning is not read. */
export function decodeOpenRouterText(reply: HttpReply, request: EffectiveRequest): Written {
  const parsed = parseOpenRouterReply(reply.body);
  const error = openRouterError(reply, parsed, request.model);
  if (!error && !parsed?.choices) throw notUnderstood('OpenRouter', reply.body);
  const choices = parsed?.choices ?? [];
  const finish = choices.findLast(({ finishReason }) => finishReason)?.finishReason?.toLowerCase() ?? '';
  const native = choices.findLast(({ nativeFinishReason }) => nativeFinishReason)?.nativeFinishReason?.toUpperCase();
  const refusal = choices.map(({ message, delta }) => (message ?? delta)?.refusal ?? '').join('');
  const isBlocked = finish === 'content_filter' || refusal !== '';
  return writtenAnswer('OpenRouter', {
    text: picturesInText(saidIn(parsed)).text,
    reason: reasonOf(finish, native),
    message: refusal,
    ...(isBlocked && { blocked: 'answer' }),
    error: error ?? (finish === 'error' ? brokenOff() : undefined),
  });
}

/** As `HttpTextCalls.said`. */
export function saidByOpenRouter({ body }: HttpReply): string {
  return saidIn(parseOpenRouterReply(body)).trim();
}

/** All that is no reasoning, as one. */
export function saidIn(parsed: OpenRouterReply | undefined): string {
  return (parsed?.choices ?? []).map(({ message, delta }) => textOf(message ?? delta)).join('');
}

/** OpenRouter has its own few words for all models; what stands behind another is the model's. */
function reasonOf(finish: string, native = ''): string {
  if (finish === 'stop') return 'STOP';
  if (finish === 'length') return CUT_BY_LENGTH;
  return native || finish.toUpperCase();
}

function brokenOff(): ProviderUnavailableError {
  return new ProviderUnavailableError('OpenRouter broke the answer off.', {
    hint: 'Try again in a minute. The call may have been billed.',
  });
}
