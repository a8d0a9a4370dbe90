import type { EffectiveRequest } from '../Effective.ts';
import { openAi } from '../families/openai.ts';
import type { Setting } from '../Model.ts';
import type { OpenAiReply } from './openAiSchema.ts';

/** What was really used and is not what was sent, as where OpenAI was left to choose. */
export function servedByOpenAi(reply: OpenAiReply, request: EffectiveRequest): readonly Setting[] {
  const { size = 'auto', quality = 'auto', background = 'auto', outputFormat = 'png' } = openAi.sentBy(request);
  const pairs = [
    ['Size', size, reply.size],
    ['Quality', quality, reply.quality],
    ['Background', background, reply.background],
    ['Format', outputFormat, reply.outputFormat],
  ] as const;
  return pairs.flatMap(([label, sent, served]): Setting[] =>
    served !== undefined && served !== sent && WORD.test(served) ? [[`${label} as served`, served]] : [],
  );
}

/** A value is a word or a size; anything else is none. */
const WORD = /^[\w.-]{1,40}$/;
