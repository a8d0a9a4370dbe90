import { NoImageError, ProviderUnavailableError } from '../../errors/providerErrors.ts';
import { geminiRefusal } from '../families/gemini/geminiRefusal.ts';
import { keepPictures } from '../keepPictures.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { picturesInText } from '../picturesInText.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { Generated, HttpReply } from '../HttpReply.ts';
import { quote } from '../quote.ts';
import { openRouterError } from './openRouterError.ts';
import { parseOpenRouterReply, type OpenRouterMessage } from './openRouterSchema.ts';

/** As `HttpProvider.decode`, of both endpoints. Reasoning, and the drafts in it, are not read. */
export function decodeOpenRouter(reply: HttpReply, request: EffectiveRequest): Generated {
  const parsed = parseOpenRouterReply(reply.body);
  const error = openRouterError(reply, parsed, request.model);
  const choices = parsed?.choices ?? [];
  const messages = choices.flatMap(({ message, delta }) => message ?? delta ?? []);
  const { text: said, sources } = picturesInText(messages.map(textOf).join(''));
  const text = said.trim();
  const drawn = (parsed?.data ?? []).flatMap(({ b64Json, url }) => b64Json || url || []);
  const pictures = keepPictures([...sources, ...messages.flatMap(sourcesOf), ...drawn]);
  if (pictures) return { ...pictures, text, ...(error && { problem: error }) };
  if (error) throw error;
  if (parsed?.data && !parsed.choices) {
    throw new NoImageError('OpenRouter sent no picture.', {
      hint: 'Run again, or change the prompt. Without a picture this endpoint bills nothing.',
    });
  }
  if (!parsed?.choices) throw notUnderstood('OpenRouter', reply.body);
  const finish = choices.findLast(({ finishReason }) => finishReason)?.finishReason?.toLowerCase() ?? '';
  if (finish === 'error') {
    throw new ProviderUnavailableError(`OpenRouter broke the answer off${text && `: ${quote(text)}`}.`, {
      hint: 'Try again in a minute. The call may have been billed.',
    });
  }
  throw geminiRefusal('OpenRouter', {
    reason:
      choices.findLast(({ nativeFinishReason }) => nativeFinishReason)?.nativeFinishReason?.toUpperCase() ??
      (finish === 'length' ? 'MAX_TOKENS' : finish.toUpperCase()),
    message: messages.find(({ refusal }) => refusal)?.refusal,
    text,
    blocked: finish === 'content_filter' ? 'picture' : undefined,
  });
}

/** What a message says. */
export function textOf({ content }: Partial<OpenRouterMessage> = {}): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map((part) => (typeof part === 'string' ? '' : part.text)).join('');
}

function sourcesOf({ content, images }: OpenRouterMessage): string[] {
  const inContent = typeof content === 'string' ? [] : (content ?? []).filter((part) => typeof part === 'string');
  return [...inContent, ...images].filter(Boolean);
}
