import type { GenerateRequest, ImageRef } from '../graph/generation.ts';
import { effectiveRequest } from './effectiveRequest.ts';
import { fitTurns, turnNotes } from './fitTurns.ts';
import type { Model } from './Model.ts';
import type { ModelTable } from './modelTable.ts';
import { typeNote } from './pictureSlot.ts';
import type { Effective } from './Effective.ts';
import type { HttpProvider } from './ProviderAdapter.ts';

export type TableProvider = Pick<HttpProvider, 'title' | 'defaultKeyName' | 'referenceTypes' | 'takesTurns'>;

/** As `ProviderAdapter.effective`, for a provider with a table of models. Any model is sent as it is; what speaks against it becomes a note. */
export function tableEffective(table: ModelTable, request: GenerateRequest, provider: TableProvider): Effective {
  const model = table.model(request.provider.model);
  const { maxReferences } = model;
  const { referenceTypes } = provider;
  const known = provider.takesTurns ? (request.turns ?? []) : [];
  const turns = fitTurns(known, request.references, { maxReferences, referenceTypes });
  const keyName = request.provider.keyName ?? provider.defaultKeyName;
  const effective = effectiveRequest({ ...request, turns }, model, keyName);
  return {
    ...effective,
    isPriced: effective.isPriced && table.isKnown(model.id),
    notes: [
      ...effective.notes,
      ...turnNotes(request, turns, model.title),
      ...tableNotes(table, model, effective.request.references, provider),
    ],
  };
}

/** What becomes of the pictures that are sent, and what speaks against the model, whatever it is to make. */
export function tableNotes(
  table: ModelTable,
  model: Model,
  sent: readonly ImageRef[],
  { title, referenceTypes }: Pick<HttpProvider, 'title'> & Partial<Pick<HttpProvider, 'referenceTypes'>>,
): readonly string[] {
  const notes = [referenceTypes && typeNote(sent, referenceTypes, title), warningOf(model, table.isKnown(model.id))];
  return notes.filter((note) => note !== undefined);
}

function warningOf({ id, deprecated, successor }: Model, isKnown: boolean): string | undefined {
  if (deprecated !== undefined) {
    const instead = successor === undefined ? '' : ` Choose ${successor} instead.`;
    return `${id}${isKnown ? ':' : ' will be refused.'} ${deprecated}${instead}`;
  }
  if (isKnown) return undefined;
  return `${id} is not in the model table: what it can do and costs is guessed from the model most like it.`;
}
