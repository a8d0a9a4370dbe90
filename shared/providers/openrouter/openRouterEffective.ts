import type { GenerateRequest, WriteRequest } from '../../graph/generation.ts';
import type { Effective } from '../Effective.ts';
import { tableEffective, type TableProvider } from '../tableEffective.ts';
import { textEffective } from '../textEffective.ts';
import { openRouterModels } from './openRouterModels.ts';

/** As `ProviderAdapter.effective`. OpenRouter refuses a `top_p` of 0, which Google takes. @see https://openrouter.ai/docs/api-reference/parameters */
export function openRouterEffective(request: GenerateRequest, provider: TableProvider): Effective {
  const { topP, ...options } = request.config.options;
  if (topP !== 0) return tableEffective(openRouterModels, request, provider);
  return withoutTopP(
    tableEffective(openRouterModels, { ...request, config: { ...request.config, options } }, provider),
  );
}

/** As `HttpTextCalls.effective`, with the same exception. */
export function openRouterTextEffective(request: WriteRequest, provider: TableProvider): Effective {
  const { topP, ...rest } = request;
  if (topP !== 0) return textEffective(openRouterModels, request, provider);
  return withoutTopP(textEffective(openRouterModels, rest, provider));
}

function withoutTopP(effective: Effective): Effective {
  return { ...effective, notes: [...effective.notes, 'OpenRouter takes a Top P above 0 only: 0 is left out.'] };
}
