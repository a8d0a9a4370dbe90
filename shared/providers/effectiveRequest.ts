import type { GenerateRequest, ImageRef } from '../graph/generation.ts';
import { formatMoney, usd } from '../graph/Money.ts';
import { faultOfMarkup, faultOfMask } from './faultOfMask.ts';
import { isTold } from './isTold.ts';
import { estimateCost } from './estimateCost.ts';
import type { Fit, Model } from './Model.ts';
import type { Effective, EffectiveRequest } from './Effective.ts';

const TIMEOUT_MS = 300_000;
const LONG_TIMEOUT_MS = 600_000;
const TURN_TIMEOUT_MS = 1_800_000;
/** The seed is an int32 on the wire; a larger one is refused. */
const SEED_RANGE = 2_147_483_648;

/**
 * The request cut to what the model can do, each cut with a note. More pictures than it takes are refused where a call is planned; what is
 * said of them here is what was sent while they were cut, under whose hash it is still found.
 */
export function effectiveRequest(request: GenerateRequest, model: Model, keyName?: string): Effective {
  const { prompt, instructions, seed } = request;
  const references = request.references.slice(0, model.maxReferences);
  const fit = model.fit(request.config, references);
  const wireSeed = seedOnWire(seed);
  const maskFault = faultOfMask(request.mask, references, fit, model);
  const isMaskSent = request.mask !== undefined && maskFault === undefined;
  const markupFault = faultOfMarkup(request.markup, references, fit, model);
  const isMarkupSent = request.markup !== undefined && markupFault === undefined;
  const sent: EffectiveRequest = {
    provider: request.provider.provider,
    model: model.id,
    prompt,
    instructions,
    references,
    ...(isMaskSent && { mask: request.mask }),
    ...(isMarkupSent && { markup: request.markup }),
    ...(request.turns && request.turns.length > 0 && { turns: request.turns }),
    wireSeed,
    options: fit.options,
  };
  const price = model.prices?.perImage[fit.priced];
  return {
    request: sent,
    ...(keyName !== undefined && { keyName }),
    settings: [
      ...fit.settings,
      ...(fit.partials === undefined ? [] : [['Partial pictures', String(fit.partials)] as const]),
      ...(wireSeed === seed || lacks(model, 'seed') ? [] : [['Seed as sent', String(wireSeed)] as const]),
    ],
    notes: [
      ...fit.notes.map((note) => `${model.title} ${note}`),
      ...cutNotes(request.references, model),
      ...[maskFault, markupFault].filter((fault) => fault !== undefined),
      ...(lacks(model, 'seed') ? [NO_SEED(model)] : seedNotes(seed, wireSeed)),
      ...(lacks(model, 'instructions') && instructions.trim() !== '' ? [NO_INSTRUCTIONS(model)] : []),
    ],
    pixels: fit.pixels,
    ...(fit.askedSize && { askedSize: fit.askedSize }),
    estimate: estimateCost(sent, model, price ?? 0, fit.share),
    isPriced: price !== undefined && !fit.isUnpriced,
    ...(fit.partials !== undefined && { partials: fit.partials }),
    ...(price !== undefined && { price: priceLine(model, fit, price) }),
    ...(fit.share !== undefined && { share: fit.share }),
    timeoutMs: timeoutOf(fit),
  };
}

function lacks({ lacks = [] }: Model, what: 'seed' | 'instructions'): boolean {
  return lacks.includes(what);
}

const NO_SEED = (model: Model) =>
  isTold(model)
    ? `${model.title} takes no seed: here it only tells pictures of one prompt apart.`
    : `Whether ${model.title} takes a seed is not told: none is sent, here it only tells pictures of one prompt apart.`;
const NO_INSTRUCTIONS = ({ title }: Model) => `${title} takes no instructions apart: they are put before the prompt.`;

function timeoutOf({ isSlow, waitsTurn }: Fit): number {
  if (waitsTurn) return TURN_TIMEOUT_MS;
  return isSlow ? LONG_TIMEOUT_MS : TIMEOUT_MS;
}

/** `gemini-nano-banana-2.1, 1K, $0.067 a picture, 2026-10-07`; where it is charged at a part of that: `…, $0.034 a picture (50 % of the list price), …` */
function priceLine({ id, prices }: Model, { priced, share = 1 }: Fit, price: number): string {
  const part = share === 1 ? '' : ` (${String(share * 100)} % of the list price)`;
  const each = `${formatMoney(usd(price * share, 'actual'))} a picture${part}`;
  return [id, priced, each, prices?.date ?? ''].filter(Boolean).join(', ');
}

/** Of a model that takes fewer pictures than it is given. */
function cutNotes(
  references: readonly ImageRef[],
  { title, maxReferences }: Pick<Model, 'title' | 'maxReferences'>,
): readonly string[] {
  const all = references.length;
  if (all <= maxReferences) return [];
  return [`${title} takes ${maxReferences} reference pictures: the first ${maxReferences} of ${all} will be sent.`];
}

/** Of a seed that is not sent as it is. */
export function seedNotes(seed: number, wireSeed: number): readonly string[] {
  return wireSeed === seed ? [] : [`Seeds end at ${SEED_RANGE - 1}: ${seed} will be sent as ${wireSeed}.`];
}

/** NaN, Infinity and -0 become 0. */
export function seedOnWire(seed: number): number {
  const remainder = Math.trunc(seed) % SEED_RANGE;
  return remainder < 0 ? remainder + SEED_RANGE : remainder || 0;
}
