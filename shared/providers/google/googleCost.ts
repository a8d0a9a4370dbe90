import { usd } from '../../graph/Money.ts';
import type { EffectiveRequest } from '../Effective.ts';
import { gemini } from '../families/gemini.ts';
import { isExactPrice, shareOfTier } from '../families/gemini/tierShares.ts';
import type { ModelTable } from '../modelTable.ts';
import type { HttpReply, ReplyCost, Usage } from '../HttpReply.ts';
import { googleModels } from './googleModels.ts';
import { parseGoogleReply, type GoogleReply } from './googleSchema.ts';
import { servedTier } from './googleTier.ts';

/** Tokens by price, at the tier that answered: Google reports no money. Text-only and blocked replies are billed too. */
export function googleCost(
  reply: HttpReply,
  request: EffectiveRequest,
  share = 1,
  table: ModelTable = googleModels,
): ReplyCost {
  const parsed = parseGoogleReply(reply.body);
  const tier = servedTier(reply, parsed);
  const served = tier === undefined ? undefined : shareOfTier(tier);
  const told = { ...(tier !== undefined && { tier }), ...(served !== undefined && { share: served }) };
  const usage = parsed && usageOf(parsed);
  if (!usage) return told;
  const prices = table.model(request.model, request.kind).prices?.perMillion;
  if (!prices) return { usage, ...told };
  const { inputTokens = 0, outputTokens = 0, imageTokens = 0 } = usage;
  const dollars =
    ((inputTokens * prices.input +
      (outputTokens - imageTokens) * prices.textOutput +
      imageTokens * (prices.imageOutput ?? prices.textOutput)) *
      (served ?? share)) /
    1_000_000;
  const { serviceTier, search } = gemini.sentBy(request);
  // An id that is not in the table borrows its neighbour's prices, and what a search costs is not told.
  const isExact =
    table.isKnown(request.model) && isExactPrice(tier ?? serviceTier ?? 'standard') && search === undefined;
  return { usage, cost: usd(dollars, isExact ? 'actual' : 'estimate'), ...told };
}

/** `outputTokens` holds thoughts, text and pictures together; nothing where no number is given, or only zeros. */
function usageOf(parsed: GoogleReply): Usage | undefined {
  const counts = parsed.usageMetadata;
  if (!counts?.promptTokenCount && !counts?.candidatesTokenCount) return undefined;
  const {
    promptTokenCount = 0,
    toolUsePromptTokenCount = 0,
    candidatesTokenCount = 0,
    thoughtsTokenCount = 0,
  } = counts;
  const details = counts.candidatesTokensDetails;
  const detailed = details
    .filter((detail) => detail.modality?.toUpperCase() === 'IMAGE')
    .reduce((sum, detail) => sum + (detail.tokenCount ?? 0), 0);
  const undetailed = hasPicture(parsed) ? candidatesTokenCount : 0;
  return {
    inputTokens: promptTokenCount + toolUsePromptTokenCount,
    outputTokens: candidatesTokenCount + thoughtsTokenCount,
    imageTokens: Math.min(candidatesTokenCount, details.length > 0 ? detailed : undetailed),
  };
}

/** In a part of its own, or written into the text. */
function hasPicture(parsed: GoogleReply): boolean {
  const parts = (parsed.candidates ?? []).flatMap((candidate) => candidate.content?.parts ?? []);
  return parts.some(({ inlineData, text = '' }) => inlineData?.data || /\bblob:|data:image\//.test(text));
}
