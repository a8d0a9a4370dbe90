import type { GenerateRequest } from '../../graph/generation.ts';
import { effectiveRequest } from '../effectiveRequest.ts';
import type { Effective, Model } from '../ProviderAdapter.ts';
import type { ModelTable } from './geminiModels.ts';

/** As `ProviderAdapter.effective`, for a provider of Gemini models. Any model is sent as it is; what speaks against it becomes a note. */
export function geminiEffective(table: ModelTable, request: GenerateRequest, defaultKeyName: string): Effective {
  const model = table.model(request.provider.model);
  const effective = effectiveRequest(request, model, request.provider.keyName ?? defaultKeyName);
  const isKnown = table.isKnown(model.id);
  const warning = warningOf(model, isKnown);
  return {
    ...effective,
    isPriced: effective.isPriced && isKnown,
    notes: warning === undefined ? effective.notes : [...effective.notes, warning],
  };
}

function warningOf({ id, deprecated, successor }: Model, isKnown: boolean): string | undefined {
  if (deprecated !== undefined) {
    const instead = successor === undefined ? '' : ` Choose ${successor} instead.`;
    return `${id}${isKnown ? ':' : ' will be refused.'} ${deprecated}${instead}`;
  }
  if (isKnown) return undefined;
  return `${id} is not in the model table: what it can do and costs is guessed from the model most like it.`;
}
