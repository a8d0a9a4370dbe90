import { z } from 'zod';
import { formatMoney, usd } from '../../graph/Money.ts';
import { keyCheckOf } from '../keyCheckOf.ts';
import { looseObject, maybe } from '../looseSchema.ts';
import { notUnderstood } from '../notUnderstood.ts';
import type { HttpReply } from '../HttpReply.ts';
import type { KeyCheck, KeyCheckCall } from '../KeyCheck.ts';
import { openRouterError } from './openRouterError.ts';
import { openRouterModels } from './openRouterModels.ts';
import { parseOpenRouterReply } from './openRouterSchema.ts';

/** USD; the bounds keep nonsense from becoming a sum. */
const maybeDollars = maybe(z.number().min(-100_000).max(100_000));

const keyInfo = looseObject({
  data: looseObject({
    /** What the key may still spend; absent or `null`: it has no limit of its own. */
    limitRemaining: maybeDollars,
    /** No credit was ever bought. */
    isFreeTier: maybe(z.boolean()),
    /** Spent through a key of Google's that was stored at OpenRouter. */
    byokUsage: maybeDollars,
  }),
});

/** What the key itself may ask about itself; credits are for management keys. @see https://openrouter.ai/docs/api-reference/limits */
export const checkOpenRouterKey: KeyCheckCall = { path: '/api/v1/key', decode };

function decode(reply: HttpReply): KeyCheck {
  const error = openRouterError(reply, parseOpenRouterReply(reply.body), openRouterModels.models[0].id);
  if (error) return keyCheckOf(error, 'OpenRouter');
  const info = keyInfo.safeParse(reply.body).data?.data;
  if (!info) return keyCheckOf(notUnderstood('OpenRouter', reply.body), 'OpenRouter');
  const { limitRemaining, isFreeTier, byokUsage = 0 } = info;
  if (limitRemaining !== undefined && limitRemaining <= 0) {
    return {
      state: 'no-billing',
      message: 'OpenRouter takes this key, but its limit is used up.',
      hint: 'Raise the limit of the key at https://openrouter.ai/settings/keys.',
    };
  }
  if (isFreeTier && byokUsage <= 0) {
    return {
      state: 'no-billing',
      message: 'OpenRouter takes this key, but no credit was ever bought for its account.',
      hint: 'Add credit at https://openrouter.ai/settings/credits: no picture model is free.',
    };
  }
  const left =
    limitRemaining === undefined ? '' : ` ${formatMoney(usd(limitRemaining, 'actual'))} of its limit is left.`;
  return { state: 'works', message: `OpenRouter takes this key.${left}` };
}
