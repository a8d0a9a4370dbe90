import { BadInputError } from '#shared/errors/inputErrors';
import { canMake, type CallKind } from '#shared/graph/callKinds';
import type { GenerateRequest, GenerateResult, Turn, WriteRequest } from '#shared/graph/generation';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';
import type { CallResult } from './Batch.ts';
import type { CallRecord, Ports } from './Ports.ts';

/** What a call will really send. */
export type CallToMake = Pick<CallRecord, 'seed' | 'row' | 'effective'>;

/** @throws BadInputError */
export function planPicture(
  request: GenerateRequest,
  { catalogue, ledger }: Pick<Ports, 'catalogue' | 'ledger'>,
): CallToMake {
  const provider = providerOf(request, catalogue);
  refuseOtherKind('image', request, provider);
  const turns = turnsBefore(request, provider, ledger);
  return { ...placeOf(request), effective: provider.effective({ ...request, ...(turns.length > 0 && { turns }) }) };
}

function turnsBefore(
  { continues, references: [first], provider: { model } }: GenerateRequest,
  provider: ProviderAdapter,
  ledger: Ports['ledger'],
): readonly Turn[] {
  const canTakeThem = provider.kind === 'http' && provider.takesTurns;
  return continues && first && canTakeThem ? ledger.turnsTo(first.id, provider.id, model) : [];
}

/** @throws BadInputError */
export function planText(request: WriteRequest, catalogue: Catalogue): CallToMake {
  const provider = providerOf(request, catalogue);
  refuseOtherKind('text', request, provider);
  const { title, text } = provider;
  if (!text) throw new BadInputError(`${title} writes no texts.`, { hint: 'Nothing was sent. Choose another one.' });
  return { ...placeOf(request), effective: text.effective(request) };
}

/** What a call for a picture gave. */
export function pictureOf({ images: [image], text, row }: CallResult): GenerateResult {
  if (!image) throw new Error('A call for a picture gave none and did not fail.');
  return { image, text, row };
}

function placeOf({ seed, row }: Pick<WriteRequest, 'seed' | 'row'>): Omit<CallToMake, 'effective'> {
  return { seed, ...(row && { row }) };
}

/** A model in no list may make anything. */
function refuseOtherKind(kind: CallKind, { provider: { model: id } }: Asking, { models }: ProviderAdapter): void {
  const known = models.find((model) => model.id === id);
  if (!known || canMake(known, kind)) return;
  const what = kind === 'text' ? 'writes no texts' : 'draws no pictures';
  throw new BadInputError(`${known.title} ${what}.`, { hint: 'Nothing was sent. Choose another model.' });
}

type Asking = Pick<WriteRequest, 'provider'>;

function providerOf({ provider: { provider: id } }: Asking, catalogue: Catalogue): ProviderAdapter {
  const provider = catalogue.find(id);
  if (!provider) throw new BadInputError(`There is no provider “${id}”.`);
  return provider;
}
