import type { GenerateRequest } from '../../graph/generation.ts';
import type { Effective } from '../Effective.ts';
import { tableEffective, type TableProvider } from '../tableEffective.ts';
import { openRouterModels } from './openRouterModels.ts';

/** As `ProviderAdapter.effective`. OpenRouter refuses a `top_p` of 0, which Google takes. @see https://openrouter.ai/docs/api-reference/parameters */
export function openRouterEffective(request: GenerateRequest, provider: TableProvider): Effective {
  const { topP, ...options } = request.config.options;
  if (topP !== 0) return tableEffective(openRouterModels, request, provider);
  const effective = tableEffective(openRouterModels, { ...request, config: { ...request.config, options } }, provider);
  return { ...effective, notes: [...effective.notes, 'OpenRouter takes a Top P above 0 only: 0 is left out.'] };
}
