import { NoImageError } from '../../errors/providerErrors.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { Generated, HttpReply } from '../HttpReply.ts';
import { keepPictures } from '../keepPictures.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { openAiError } from './openAiError.ts';
import { servedByOpenAi } from './servedByOpenAi.ts';
import { parseOpenAiReply } from './openAiSchema.ts';

/** As `HttpProvider.decode`. The pictures count, whatever stands around them. */
export function decodeOpenAi(reply: HttpReply, request: EffectiveRequest): Generated {
  const parsed = parseOpenAiReply(reply.body);
  const error = openAiError(reply, parsed, request.model);
  const pictures = keepPictures((parsed?.data ?? []).flatMap(({ b64Json, url }) => b64Json || url || []));
  if (parsed && pictures) {
    const served = servedByOpenAi(parsed, request);
    return { ...pictures, text: '', ...(served.length > 0 && { served }), ...(error && { problem: error }) };
  }
  if (error) throw error;
  if (!parsed?.data) throw notUnderstood('OpenAI', reply.body);
  throw new NoImageError('OpenAI sent no picture.', {
    hint: 'Run again, or change the prompt. The call may have been billed.',
  });
}
