import type { GenerateRequest } from '../../graph/generation.ts';
import { geminiEffective, type GeminiProvider } from '../gemini/geminiEffective.ts';
import type { Effective } from '../ProviderAdapter.ts';
import { openRouterModels } from './openRouterModels.ts';

/** As `ProviderAdapter.effective`. OpenRouter refuses a `top_p` of 0, which Google takes. @see https://openrouter.ai/docs/api-reference/parameters */
export function openRouterEffective(request: GenerateRequest, provider: GeminiProvider): Effective {
  const { topP, ...config } = request.config;
  if (topP !== 0) return geminiEffective(openRouterModels, request, provider);
  const effective = geminiEffective(openRouterModels, { ...request, config }, provider);
  return { ...effective, notes: [...effective.notes, 'OpenRouter takes a Top P above 0 only: 0 is left out.'] };
}
