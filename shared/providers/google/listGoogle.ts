import { z } from 'zod';
import type { CallKind } from '../../graph/callKinds.ts';
import type { HttpReply } from '../HttpReply.ts';
import type { LiveModel } from '../../graph/models/LiveList.ts';
import { listOf, looseObject, maybeText } from '../looseSchema.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { googleError } from './googleError.ts';
import { googleModels } from './googleModels.ts';
import { parseGoogleReply } from './googleSchema.ts';

const PATH = '/v1beta/models?pageSize=1000';
/** A list that goes on for ever is no list. */
const MOST_PAGES = 10;

const page = looseObject({
  models: listOf(
    looseObject({ name: z.string(), displayName: maybeText, supportedGenerationMethods: listOf(z.string()) }),
  ),
  nextPageToken: maybeText,
});

/** All models of a key. @see https://ai.google.dev/api/models#method:-models.list */
export async function listGoogle(ask: (path: string) => Promise<HttpReply>): Promise<readonly LiveModel[]> {
  const models: LiveModel[] = [];
  let token: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const reply = await ask(token === undefined ? PATH : `${PATH}&pageToken=${encodeURIComponent(token)}`);
    const error = googleError(reply, parseGoogleReply(reply.body), googleModels.models[0].id);
    if (error) throw error;
    const { models: listed, nextPageToken } = page.parse(reply.body);
    if (pages === 0 && listed.length === 0) throw notUnderstood('Google AI', reply.body);
    for (const { name, displayName, supportedGenerationMethods } of listed) {
      const id = name.replace(/^models\//, '');
      const makes = supportedGenerationMethods.includes('generateContent') ? kindsOf(id) : [];
      if (makes.length > 0) models.push({ id, ...(displayName && { title: displayName }), makes });
    }
    if (!nextPageToken) break;
    token = nextPageToken;
  }
  return models;
}

/** The list tells no difference between models that draw and models that write; their names do. */
function kindsOf(id: string): readonly CallKind[] {
  if (/image|banana/i.test(id)) return ['image'];
  return /embedding|tts|audio|live|video|veo|robotics|computer-use|aqa/i.test(id) ? [] : ['text'];
}
