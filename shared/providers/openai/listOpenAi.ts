import { z } from 'zod';
import type { LiveModel } from '../../graph/models/LiveList.ts';
import { openAiModels } from '../families/openai/openAiModels.ts';
import type { HttpReply } from '../HttpReply.ts';
import { listOf, looseObject } from '../looseSchema.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { openAiError } from './openAiError.ts';
import { parseOpenAiReply } from './openAiSchema.ts';

/** Free, and only given for a good key. */
export const OPENAI_LIST = '/v1/models';

const modelList = looseObject({ data: listOf(looseObject({ id: z.string() })) });

/** The models of a key that draw: nothing but their ids is told. @see https://platform.openai.com/docs/api-reference/models/list */
export async function listOpenAi(ask: (path: string) => Promise<HttpReply>): Promise<readonly LiveModel[]> {
  const drawing = openAiIds(await ask(OPENAI_LIST)).filter((id) => DRAWS.test(id));
  return [...new Set(drawing)].map((id) => ({ id, makes: ['image'] }));
}

/** All that a key may use. @throws as `HttpProvider.decode` where there is no list in the reply */
export function openAiIds(reply: HttpReply): readonly string[] {
  const error = openAiError(reply, parseOpenAiReply(reply.body), openAiModels.models[0].id);
  if (error) throw error;
  const listed = modelList.safeParse(reply.body).data?.data ?? [];
  if (listed.length === 0) throw notUnderstood('OpenAI', reply.body);
  return listed.map(({ id }) => id);
}

/** The list tells no difference between models that draw and others; their names do. */
const DRAWS = /^(?:chat)?gpt-image\b/;
