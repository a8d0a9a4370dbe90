import type { GenerateRequest } from '../../graph/generation.ts';
import { effectiveRequest } from '../effectiveRequest.ts';
import type { Effective } from '../ProviderAdapter.ts';
import type { ModelTable } from './geminiModels.ts';

/** As `ProviderAdapter.effective`, for a provider of Gemini models. A model outside the table is sent as it is, with a warning. */
export function geminiEffective(table: ModelTable, request: GenerateRequest, defaultKeyName: string): Effective {
  const model = table.model(request.provider.model);
  const effective = effectiveRequest(request, model, request.provider.keyName ?? defaultKeyName);
  if (table.isKnown(model.id)) return effective;
  const warning = model.successor
    ? `${model.id} will be refused. ${model.deprecated ?? ''} Choose ${model.successor} instead.`
    : `${model.id} is not in the model table: what it can do and costs is guessed from the model most like it.`;
  return { ...effective, isPriced: false, notes: [...effective.notes, warning] };
}
