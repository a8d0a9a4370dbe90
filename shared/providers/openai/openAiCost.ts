import type { HttpReply, ReplyCost, Usage } from '../HttpReply.ts';
import { parseOpenAiReply } from './openAiSchema.ts';

/** Tokens only: OpenAI reports no money, and there is no list of prices here to count by. */
export function openAiCost(reply: HttpReply): ReplyCost {
  const stated = parseOpenAiReply(reply.body)?.usage;
  if (!stated) return {};
  const { inputTokens, outputTokens, outputTokensDetails } = stated;
  const imageTokens = outputTokensDetails?.imageTokens;
  const usage: Usage = {
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    ...(imageTokens !== undefined && { imageTokens }),
  };
  return Object.keys(usage).length === 0 ? {} : { usage };
}
