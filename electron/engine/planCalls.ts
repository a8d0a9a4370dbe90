import { BadInputError } from '#shared/errors/inputErrors';
import type { GenerateRequest, GenerateResult, WriteRequest } from '#shared/graph/generation';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';
import type { CallResult } from './Batch.ts';
import type { CallRecord } from './Ports.ts';

/** What a call will really send. */
export type PlannedCall = Pick<CallRecord, 'seed' | 'effective'>;

/** @throws BadInputError */
export function planPicture(request: GenerateRequest, catalogue: Catalogue): PlannedCall {
  return { seed: request.seed, effective: providerOf(request, catalogue).effective(request) };
}

/** @throws BadInputError */
export function planText(request: WriteRequest, catalogue: Catalogue): PlannedCall {
  const { title, text } = providerOf(request, catalogue);
  if (!text)
    throw new BadInputError(`${title} writes no texts.`, { hint: 'Nothing was sent. Choose another provider.' });
  return { seed: request.seed, effective: text.effective(request) };
}

/** What a call for a picture gave. */
export function pictureOf({ images: [image], text }: CallResult): GenerateResult {
  if (!image) throw new Error('A call for a picture gave none and did not fail.');
  return { image, text };
}

function providerOf(
  { provider: { provider: id } }: Pick<WriteRequest, 'provider'>,
  catalogue: Catalogue,
): ProviderAdapter {
  const provider = catalogue.find(id);
  if (!provider) throw new BadInputError(`There is no provider “${id}”.`);
  return provider;
}
