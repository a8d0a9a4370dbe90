import { BadInputError, TooManyPicturesError } from '#shared/errors/inputErrors';
import { canMake, type CallKind } from '#shared/graph/callKinds';
import type { GenerateRequest, GenerateResult, Turn, WriteRequest } from '#shared/graph/generation';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { Effective } from '#shared/providers/Effective';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';
import { sentReferences, sizeNote, type SentReference } from '#shared/providers/sentReferences';
import type { CallResult } from './Batch.ts';
import type { CallRecord, Ports } from './Ports.ts';

/** What a call will really send. */
export type CallToMake = Pick<CallRecord, 'seed' | 'row' | 'effective'>;

function turnsBefore(
  { continues, references: [first], provider: { model } }: GenerateRequest,
  provider: ProviderAdapter,
  ledger: Ports['ledger'],
): readonly Turn[] {
  const canTakeThem = provider.kind === 'http' && provider.takesTurns;
  return continues && first && canTakeThem ? ledger.turnsTo(first.id, provider.id, model) : [];
}

/** What calls go by, whatever they ask for. */
interface PlanOptions extends Pick<Ports, 'catalogue' | 'ledger'> {
  /** px; a picture that is longer is sent smaller. 0: none is. */
  readonly referenceLongSide: number;
}

/** @throws BadInputError, TooManyPicturesError */
export function planPicture(
  request: GenerateRequest,
  { catalogue, ledger, referenceLongSide }: PlanOptions,
): CallToMake {
  const provider = providerOf(request, catalogue);
  refuseOtherKind('image', request, provider);
  refuseTooMany(request, provider);
  refuseMaskWithMarkup(request);
  const turns = turnsBefore(request, provider, ledger);
  const asked = turns.length > 0 ? { ...request, turns } : request;
  return { ...placeOf(request), effective: withPictures(asked, referenceLongSide, provider.effective) };
}

/** @throws BadInputError, TooManyPicturesError */
export function planText(
  request: WriteRequest,
  { catalogue, referenceLongSide }: Omit<PlanOptions, 'ledger'>,
): CallToMake {
  const provider = providerOf(request, catalogue);
  refuseOtherKind('text', request, provider);
  refuseTooMany(request, provider);
  const { title, text } = provider;
  if (!text) throw new BadInputError(`${title} writes no texts.`, { hint: 'Nothing was sent. Choose another one.' });
  return { ...placeOf(request), effective: withPictures(request, referenceLongSide, text.effective) };
}

/** What will be sent, its pictures in the size they go in, which is told. One that an earlier turn ended with goes as it came, with its signature. */
function withPictures<
  R extends (WriteRequest & { readonly mask?: undefined; readonly markup?: undefined }) | GenerateRequest,
>(request: R, longSide: number, effectiveOf: (request: R) => Effective): Effective {
  const smaller = sentReferences(request.references, longSide);
  const [mask] = request.mask ? sentReferences([request.mask], longSide) : [];
  const [markup] = request.markup ? sentReferences([request.markup], longSide) : [];
  const [first] = request.references;
  const asAnswer = 'turns' in request && first && told([first, ...smaller.slice(1)]);
  // Where none of the turns can go, neither does the first picture as an answer.
  return asAnswer && asAnswer.request.turns ? asAnswer : told(smaller);

  function told(references: readonly SentReference[]): Effective {
    const effective = effectiveOf({ ...request, references, ...(mask && { mask }), ...(markup && { markup }) });
    const note = sizeNote(references);
    return note === undefined ? effective : { ...effective, notes: [...effective.notes, note] };
  }
}

/** @throws TooManyPicturesError */
function refuseTooMany(
  { provider: { model: id }, references }: WriteRequest | GenerateRequest,
  provider: ProviderAdapter,
): void {
  const { title, maxReferences } = provider.model(id);
  if (references.length <= maxReferences) return;
  const most =
    maxReferences === 0
      ? 'takes no pictures'
      : `takes ${maxReferences === 1 ? '1 picture' : `${String(maxReferences)} pictures`} at most`;
  throw new TooManyPicturesError(`${title} ${most}, and ${String(references.length)} are wired in.`, {
    hint: 'Nothing was sent. Take some out, or choose a model that takes more.',
  });
}

/** What a call for a picture gave. */
export function pictureOf({ images: [image], text, row }: CallResult): GenerateResult {
  if (!image) throw new Error('A call for a picture gave none and did not fail.');
  return { image, text, row };
}

function placeOf({ seed, row }: Pick<WriteRequest, 'seed' | 'row'>): Omit<CallToMake, 'effective'> {
  return { seed, ...(row && { row }) };
}

function refuseMaskWithMarkup({ mask, markup }: GenerateRequest): void {
  if (!mask || !markup) return;
  throw new BadInputError('A mask and marks do not go together: both say where to change the picture.', {
    hint: 'Nothing was sent. Take the wire off Mask or off Markup.',
  });
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
