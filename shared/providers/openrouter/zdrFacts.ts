/** Who keeps nothing of what a model is sent. @see https://openrouter.ai/docs/guides/privacy/zdr */
import { z } from 'zod';
import { AppError } from '../../errors/AppError.ts';
import type { HttpReply } from '../HttpReply.ts';
import { listOf, looseObject } from '../looseSchema.ts';

const ZDR = '/api/v1/endpoints/zdr';
const MOST_NAMES = 10;

const zdrList = looseObject({
  data: listOf(looseObject({ modelId: z.string(), providerName: z.string().trim().min(1).max(60) })),
});

/** What becomes of what a model is sent, by its id, in OpenRouter's word. */
export type PolicyOf = (id: string) => { readonly policy?: string };

/** Told of no model where the list is not given or is empty: the list of models is worth having without it. */
export async function zdrFacts(ask: (path: string) => Promise<HttpReply>): Promise<PolicyOf> {
  const listed = zdrList.safeParse(await bodyAt(ask)).data?.data ?? [];
  if (listed.length === 0) return () => ({});
  const byModel = Map.groupBy(listed, ({ modelId }) => modelId);
  return (id) => {
    const names = [...new Set(byModel.get(id)?.map(({ providerName }) => providerName))];
    const told = names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '');
    return { policy: names.length > 0 ? `ZDR: ${told}` : 'no ZDR' };
  };
}

async function bodyAt(ask: (path: string) => Promise<HttpReply>): Promise<unknown> {
  try {
    const { status, body } = await ask(ZDR);
    return status === 200 ? body : undefined;
  } catch (caught) {
    if (caught instanceof AppError) return undefined;
    throw caught;
  }
}
