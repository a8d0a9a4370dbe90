import { z } from 'zod';
import { keyCheckOf } from '../keyCheckOf.ts';
import { listOf, looseObject } from '../looseSchema.ts';
import { notUnderstood } from '../notUnderstood.ts';
import type { HttpReply } from '../HttpReply.ts';
import type { KeyCheck, KeyCheckCall } from '../KeyCheck.ts';
import { googleError } from './googleError.ts';
import { googleModels } from './googleModels.ts';
import { parseGoogleReply } from './googleSchema.ts';

const modelList = looseObject({ models: listOf(looseObject({ name: z.string() })) });

/** The list of models: free, and only given for a good key. @see https://ai.google.dev/api/models#method:-models.list */
export const checkGoogleKey: KeyCheckCall = { path: '/v1beta/models?pageSize=1000', decode };

function decode(reply: HttpReply): KeyCheck {
  const error = googleError(reply, parseGoogleReply(reply.body), googleModels.models[0].id);
  if (error) return keyCheckOf(error, 'Google AI');
  const models = modelList.safeParse(reply.body).data?.models ?? [];
  if (models.length === 0) return keyCheckOf(notUnderstood('Google AI', reply.body), 'Google AI');
  return {
    state: 'works',
    message: 'Google AI takes this key.',
    hint: 'Whether billing is on shows with the first picture: no picture model is free.',
  };
}
