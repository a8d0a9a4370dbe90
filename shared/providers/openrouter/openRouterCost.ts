import { usd } from '../../graph/Money.ts';
import type { HttpReply, ReplyCost, Usage } from '../HttpReply.ts';
import { parseOpenRouterReply } from './openRouterSchema.ts';

/** OpenRouter states the cost itself, in USD. With a key of one's own at Google, `cost` is its fee only and Google's part stands apart. */
export function openRouterCost(reply: HttpReply): ReplyCost {
  const stated = parseOpenRouterReply(reply.body)?.usage;
  if (!stated) return {};
  const { promptTokens, completionTokens, completionTokensDetails, cost, isByok, costDetails } = stated;
  const imageTokens = completionTokensDetails?.imageTokens;
  const usage: Usage = {
    ...(promptTokens !== undefined && { inputTokens: promptTokens }),
    ...(completionTokens !== undefined && { outputTokens: completionTokens }),
    ...(imageTokens !== undefined && { imageTokens }),
  };
  const upstream = isByok ? (costDetails?.upstreamInferenceCost ?? 0) : 0;
  return { usage, ...(cost !== undefined && { cost: usd(cost + upstream, 'actual') }) };
}
