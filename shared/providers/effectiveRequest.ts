import {
  RESOLUTIONS,
  type AspectRatio,
  type GenerateRequest,
  type GenerationConfig,
  type ImageRef,
  type Resolution,
} from '../graph/generation.ts';
import { nearestRatio, ratioValue } from './nearestRatio.ts';
import { estimateCost } from './estimateCost.ts';
import type { Effective, EffectiveRequest, Model, PixelSize } from './ProviderAdapter.ts';

const TIMEOUT_MS = 300_000;
/** 4K and long thinking take minutes under load. */
const LONG_TIMEOUT_MS = 600_000;
/** The seed is an int32 on the wire; a larger one is refused. */
const SEED_RANGE = 2_147_483_648;

/** The request cut to what the model can do, each cut with a note. A value the model would take anyway is left out. */
export function effectiveRequest(request: GenerateRequest, model: Model, keyName?: string): Effective {
  const { config } = request;
  const notes: string[] = [];
  const resolution = chooseResolution(config.resolution, model, notes);
  const ratio = chooseRatio(config.aspectRatio, model, notes);
  const thinking = chooseThinking(config, model, notes);
  const references = chooseReferences(request.references, model, notes);
  const wireSeed = chooseSeed(request.seed, notes);
  const sent: EffectiveRequest = {
    provider: request.provider.provider,
    model: model.id,
    prompt: request.prompt,
    instructions: request.instructions,
    references,
    wireSeed,
    ...(ratio !== undefined && { aspectRatio: ratio }),
    ...(resolution !== '1K' && { imageSize: resolution }),
    ...(config.temperature !== undefined && { temperature: config.temperature }),
    ...(config.topP !== undefined && { topP: config.topP }),
    ...(thinking !== undefined && { thinking }),
  };
  return {
    request: sent,
    ...(keyName !== undefined && { keyName }),
    notes,
    pixels: expectedPixels(ratio, resolution, references, model),
    estimate: estimateCost(sent, model, resolution),
    isPriced: model.prices?.perImage[resolution] !== undefined,
    timeoutMs: resolution === '4K' || thinking === 'high' ? LONG_TIMEOUT_MS : TIMEOUT_MS,
  };
}

/** The nearest the model has that is not larger. All models draw 1K when nothing is asked for. */
function chooseResolution(wanted: Resolution, model: Model, notes: string[]): Resolution {
  const able = RESOLUTIONS.filter((resolution) => resolution === '1K' || model.resolutions.includes(resolution));
  const chosen = able.filter((resolution) => RESOLUTIONS.indexOf(resolution) <= RESOLUTIONS.indexOf(wanted)).at(-1);
  if (chosen === wanted) return wanted;
  notes.push(
    model.resolutions.length === 0
      ? `${model.title} draws one size only: ${wanted} is left out.`
      : `${model.title} draws ${able.join(' and ')} only: ${chosen ?? '1K'} will be sent instead of ${wanted}.`,
  );
  return chosen ?? '1K';
}

function chooseRatio(wanted: AspectRatio | 'auto', model: Model, notes: string[]): AspectRatio | undefined {
  if (wanted === 'auto') return undefined;
  if (model.ratios.includes(wanted)) return wanted;
  if (model.ratios.length === 0) {
    notes.push(`${model.title} takes no aspect ratio: ${wanted} is left out.`);
    return undefined;
  }
  const chosen = nearestRatio(model.ratios, ratioValue(wanted), 1);
  notes.push(`${model.title} does not draw ${wanted}: ${chosen} will be sent instead.`);
  return chosen;
}

function chooseThinking({ thinking }: GenerationConfig, model: Model, notes: string[]): GenerationConfig['thinking'] {
  if (thinking === undefined || model.thinkingLevels.includes(thinking)) return thinking;
  const levels = model.thinkingLevels.join(' and ');
  const abilities = levels ? `knows the thinking levels ${levels} only` : 'takes no thinking level';
  notes.push(`${model.title} ${abilities}: ${thinking} is left out.`);
  return undefined;
}

function chooseReferences(references: readonly ImageRef[], model: Model, notes: string[]): readonly ImageRef[] {
  const { maxReferences } = model;
  if (references.length <= maxReferences) return references;
  notes.push(
    `${model.title} takes ${maxReferences} reference pictures: the first ${maxReferences} of ${references.length} will be sent.`,
  );
  return references.slice(0, maxReferences);
}

function chooseSeed(seed: number, notes: string[]): number {
  const remainder = Math.trunc(seed) % SEED_RANGE;
  // NaN, Infinity and -0 become 0.
  const wireSeed = remainder < 0 ? remainder + SEED_RANGE : remainder || 0;
  if (wireSeed !== seed) notes.push(`Seeds end at ${SEED_RANGE - 1}: ${seed} will be sent as ${wireSeed}.`);
  return wireSeed;
}

/** Without a ratio the model follows the last reference picture, else it draws a square. */
function expectedPixels(
  ratio: AspectRatio | undefined,
  resolution: Resolution,
  references: readonly ImageRef[],
  model: Model,
): PixelSize {
  const last = references.at(-1);
  const shape = ratio ?? (last ? nearestRatio(model.ratios, last.width, last.height) : '1:1');
  return model.pixels(shape, resolution);
}
