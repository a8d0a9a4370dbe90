import type { ImageRef } from '../../../graph/generation.ts';
import type { AskedSize, Fit, PixelSize } from '../../Model.ts';
import { nearestRatio, ratioValue } from '../ratioValue.ts';
import {
  RESOLUTIONS,
  type AspectRatio,
  type GeminiOptions,
  type Resolution,
  type SentOptions,
  type ThinkingLevel,
} from './geminiOptions.ts';
import { fitService, type GeminiService } from './fitService.ts';
import { shareOfTier } from './tierShares.ts';

/** What one model can do. A capability that is an empty list is not sent at all. */
export interface GeminiAbilities extends GeminiService {
  readonly ratios: readonly AspectRatio[];
  /** Resolutions it can be asked for; empty: the field must be left out. The first is its default. */
  readonly resolutions: readonly Resolution[];
  readonly thinkingLevels: readonly ThinkingLevel[];
  readonly pixels: (ratio: AspectRatio, resolution: Resolution) => PixelSize;
}

interface GeminiFit extends Omit<Fit, 'options' | 'settings'> {
  readonly options: SentOptions;
}

/** The options cut to what a model can do, each cut with a note. A value the model would take anyway is left out. */
export function fitGemini(asked: GeminiOptions, references: readonly ImageRef[], model: GeminiAbilities): GeminiFit {
  const { temperature, topP } = asked;
  const notes: string[] = [];
  const resolution = chooseResolution(asked.resolution, model, notes);
  const ratio = chooseRatio(asked.aspectRatio, model, notes);
  const thinking = chooseThinking(asked.thinking, model, notes);
  const service = fitService(asked, model, notes);
  const imageSize = resolution === '1K' ? undefined : resolution;
  const askedSize = askedFor(ratio, imageSize);
  return {
    options: {
      ...(ratio !== undefined && { aspectRatio: ratio }),
      ...(imageSize !== undefined && { imageSize }),
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { topP }),
      ...(thinking !== undefined && { thinking }),
      ...service,
    },
    notes,
    pixels: expectedPixels(ratio, resolution, references, model),
    ...(askedSize && { askedSize }),
    priced: resolution,
    ...(service.search !== undefined && { isUnpriced: true as const }),
    isSlow: resolution === '4K' || thinking === 'high',
    ...(service.serviceTier !== undefined && { share: shareOfTier(service.serviceTier) ?? 1 }),
    ...(service.serviceTier === 'flex' && { waitsTurn: true as const }),
  };
}

/** The nearest the model has that is not larger. All models draw 1K when nothing is asked for. */
function chooseResolution(wanted: Resolution, { resolutions }: GeminiAbilities, notes: string[]): Resolution {
  const able = RESOLUTIONS.filter((resolution) => resolution === '1K' || resolutions.includes(resolution));
  const chosen = able.filter((resolution) => RESOLUTIONS.indexOf(resolution) <= RESOLUTIONS.indexOf(wanted)).at(-1);
  if (chosen === wanted) return wanted;
  notes.push(
    resolutions.length === 0
      ? `draws one size only: ${wanted} is left out.`
      : `draws ${able.join(' and ')} only: ${chosen ?? '1K'} will be sent instead of ${wanted}.`,
  );
  return chosen ?? '1K';
}

function chooseRatio(
  wanted: AspectRatio | 'auto',
  { ratios }: GeminiAbilities,
  notes: string[],
): AspectRatio | undefined {
  if (wanted === 'auto') return undefined;
  if (ratios.includes(wanted)) return wanted;
  if (ratios.length === 0) {
    notes.push(`takes no aspect ratio: ${wanted} is left out.`);
    return undefined;
  }
  const chosen = nearest(ratios, ratioValue(wanted) ?? 1);
  notes.push(`does not draw ${wanted}: ${chosen} will be sent instead.`);
  return chosen;
}

function chooseThinking(
  wanted: GeminiOptions['thinking'],
  { thinkingLevels }: GeminiAbilities,
  notes: string[],
): ThinkingLevel | undefined {
  if (wanted === '') return undefined;
  if (thinkingLevels.includes(wanted)) return wanted;
  const levels = thinkingLevels.join(' and ');
  notes.push(
    `${levels ? `knows the thinking levels ${levels} only` : 'takes no thinking level'}: ${wanted} is left out.`,
  );
  return undefined;
}

function askedFor(ratio: AspectRatio | undefined, size: Resolution | undefined): AskedSize | undefined {
  if (ratio !== undefined) return { words: size === undefined ? ratio : `${ratio} in ${size}`, of: 'sides' };
  return size === undefined ? undefined : { words: size, of: 'area' };
}

/** Without a ratio the model follows the last reference picture, else it draws a square. */
function expectedPixels(
  ratio: AspectRatio | undefined,
  resolution: Resolution,
  references: readonly ImageRef[],
  { ratios, pixels }: GeminiAbilities,
): PixelSize {
  const last = references.at(-1);
  const shape = ratio ?? (last ? nearest(ratios, last.width / last.height) : '1:1');
  return pixels(shape, resolution);
}

function nearest([first = '1:1', ...others]: readonly AspectRatio[], wanted: number): AspectRatio {
  return nearestRatio([first, ...others], wanted);
}
