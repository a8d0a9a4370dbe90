import { z } from 'zod';
import { usd } from '../../graph/Money.ts';
import type { BillCheck } from '../BillCheck.ts';
import { isSuccess } from '../isSuccess.ts';
import { looseObject, maybe } from '../looseSchema.ts';

/** USD. The bound keeps nonsense from becoming a sum. */
const dollars = z.number().nonnegative().max(100_000);
const record = looseObject({
  data: looseObject({ totalCost: dollars, isByok: maybe(z.boolean()), upstreamInferenceCost: maybe(dollars) }),
});

/**
 * What OpenRouter keeps of a call. That it has cost nothing is no answer: who serves the model may go on, and bill it, when nobody listens any more.
 * @see https://openrouter.ai/docs/api-reference/get-a-generation
 */
export const openRouterBill: BillCheck = {
  idIn: (headers) => (/^[\w-]{1,200}$/.test(headers['x-generation-id'] ?? '') ? headers['x-generation-id'] : undefined),
  path: (id) => `/api/v1/generation?id=${encodeURIComponent(id)}`,
  billed: (reply) => {
    const told = isSuccess(reply) ? record.safeParse(reply.body).data?.data : undefined;
    if (!told) return undefined;
    const all = told.totalCost + (told.isByok ? (told.upstreamInferenceCost ?? 0) : 0);
    return all > 0 ? usd(all, 'actual') : undefined;
  },
};
