import { z } from 'zod';
import { openAiModels } from '../families/openai/openAiModels.ts';
import type { HttpReply } from '../HttpReply.ts';
import type { KeyCheck, KeyCheckCall } from '../KeyCheck.ts';
import { keyCheckOf } from '../keyCheckOf.ts';
import { listOf, looseObject } from '../looseSchema.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { openAiError } from './openAiError.ts';
import { parseOpenAiReply } from './openAiSchema.ts';

const modelList = looseObject({ data: listOf(looseObject({ id: z.string() })) });

/** The list of models: free, and only given for a good key. @see https://platform.openai.com/docs/api-reference/models/list */
export const checkOpenAiKey: KeyCheckCall = { path: '/v1/models', decode };

function decode(reply: HttpReply): KeyCheck {
  const error = openAiError(reply, parseOpenAiReply(reply.body), openAiModels.models[0].id);
  if (error) return keyCheckOf(error, 'OpenAI');
  const models = modelList.safeParse(reply.body).data?.data ?? [];
  if (models.length === 0) return keyCheckOf(notUnderstood('OpenAI', reply.body), 'OpenAI');
  return {
    state: 'works',
    message: 'OpenAI takes this key.',
    hint: models.some(({ id }) => openAiModels.isKnown(id))
      ? 'Whether there is credit shows with the first picture.'
      : 'It lists no picture model for it: the organization may have to be verified first.',
  };
}
