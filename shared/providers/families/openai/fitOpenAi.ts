import { AUTO_SIZE, sidesOf } from '../../../graph/fields/sizeField.ts';
import type { ImageRef } from '../../../graph/generation.ts';
import type { Fit, PixelSize } from '../../Model.ts';
import {
  USUAL_PIXELS,
  type Background,
  type Fidelity,
  type OpenAiOptions,
  type OutputFormat,
  type Quality,
  type SentOptions,
} from './openAiOptions.ts';

/** What one model can do. */
export interface OpenAiAbilities {
  /** The only sizes it draws; absent: any. */
  readonly fixedSizes?: readonly string[];
  readonly qualities: readonly Quality[];
  readonly backgrounds: readonly Background[];
  readonly formats: readonly OutputFormat[];
  /** Empty: it takes none. */
  readonly fidelities: readonly Fidelity[];
  /** Whether how much it plans can be chosen. */
  readonly hasComplexity: boolean;
  /** It takes marks apart from the picture they are on. */
  readonly takesMarkup?: true;
  /** Its see-through backgrounds are a preview. */
  readonly isTransparencyNew?: true;
}

interface OpenAiFit extends Omit<Fit, 'options' | 'settings'> {
  readonly options: SentOptions;
}

/** The options cut to what a model can do, each cut with a note. A value the model would take anyway is left out. */
export function fitOpenAi(asked: OpenAiOptions, references: readonly ImageRef[], model: OpenAiAbilities): OpenAiFit {
  const notes: string[] = [];
  const size = chooseSize(asked.size, model, notes);
  const quality = chooseQuality(asked.quality, model, notes);
  const format = chooseFormat(asked.outputFormat, model, notes);
  const background = chooseBackground(asked.background, format, model, notes);
  const compression = onlyOf(['jpeg', 'webp'], format, ['a compression', asked.compression], notes);
  const frames = onlyOf(['gif'], format, ['a number of frames', asked.frames], notes);
  const frameDuration = onlyOf(['gif'], format, ['a time for each frame', asked.frameDuration], notes);
  const svgEffort = onlyOf(['svg'], format, ['a reasoning effort', asked.svgEffort || undefined], notes);
  const complexity = asked.complexity !== '' && model.hasComplexity ? asked.complexity : undefined;
  if (asked.complexity !== '' && !complexity) notes.push(`takes no complexity: ${asked.complexity} is left out.`);
  const inputFidelity = chooseFidelity(asked.inputFidelity, references, model, notes);
  const partials = choosePartials(asked.partials, format, notes);
  const pixels = (size === undefined ? undefined : sidesOf(size)) ?? likeReference(references);
  return {
    options: {
      ...(size !== undefined && { size }),
      ...(quality !== 'auto' && { quality }),
      ...(background !== 'auto' && { background }),
      ...(format !== 'png' && { outputFormat: format }),
      ...(compression !== undefined && { compression }),
      ...(complexity !== undefined && { complexity }),
      ...(asked.moderation !== 'auto' && { moderation: asked.moderation }),
      ...(inputFidelity !== undefined && { inputFidelity }),
      ...(frames !== undefined && { frames }),
      ...(frameDuration !== undefined && { frameDuration }),
      ...(svgEffort !== undefined && { svgEffort }),
    },
    notes,
    pixels,
    ...(size !== undefined && { askedSize: { words: size, of: 'sides' } }),
    priced: '',
    ...(partials > 0 && { partials }),
    ...(format !== 'gif' && { takesMask: true as const }),
    ...(format !== 'gif' && model.takesMarkup && { takesMarkup: true as const }),
    isSlow: SLOW.includes(quality) || complexity === 'high' || pixels.width * pixels.height > USUAL_PIXELS,
  };
}

/** Under load these take minutes. */
const SLOW: readonly Quality[] = ['high', 'xhigh', 'max'];

/** `undefined`: the model chooses. */
function chooseSize(wanted: string, { fixedSizes }: OpenAiAbilities, notes: string[]): string | undefined {
  const sides = wanted === AUTO_SIZE ? undefined : sidesOf(wanted);
  if (!sides) return undefined;
  if (fixedSizes && !fixedSizes.includes(wanted)) {
    const chosen = nearestSize(fixedSizes, sides);
    notes.push(`draws ${fixedSizes.join(', ')} only: ${chosen} will be sent instead of ${wanted}.`);
    return chosen;
  }
  if (sides.width * sides.height > USUAL_PIXELS)
    notes.push(`calls sizes above 2560x1440 experimental, as ${wanted} is.`);
  return wanted;
}

/** The best it has that is not better. */
function chooseQuality(wanted: Quality, { qualities }: OpenAiAbilities, notes: string[]): Quality {
  if (qualities.includes(wanted)) return wanted;
  const best = qualities.at(-1) ?? 'auto';
  notes.push(`has no quality ${wanted}: ${best} will be sent instead.`);
  return best;
}

function chooseFormat(wanted: OutputFormat, { formats }: OpenAiAbilities, notes: string[]): OutputFormat {
  if (formats.includes(wanted)) return wanted;
  notes.push(`gives no ${wanted.toUpperCase()}: it will be PNG instead.`);
  return 'png';
}

function chooseBackground(
  wanted: Background,
  format: OutputFormat,
  { backgrounds, isTransparencyNew }: OpenAiAbilities,
  notes: string[],
): Background {
  if (!backgrounds.includes(wanted)) {
    notes.push(`takes no background: ${wanted} is left out.`);
    return 'auto';
  }
  if (wanted !== 'transparent') return wanted;
  if (format !== 'png' && format !== 'webp') {
    notes.push(`draws a transparent background in PNG and WebP only: it is left out for ${format.toUpperCase()}.`);
    return 'auto';
  }
  if (isTransparencyNew) notes.push('offers transparent backgrounds as a preview: it may draw another.');
  return wanted;
}

/** What there is for some formats only. */
function onlyOf<V extends string | number>(
  formats: readonly OutputFormat[],
  format: OutputFormat,
  [what, value]: readonly [what: string, value: V | undefined],
  notes: string[],
): V | undefined {
  if (value === undefined || formats.includes(format)) return value;
  const names = formats.map((one) => one.toUpperCase()).join(' and ');
  notes.push(`takes ${what} for ${names} only: ${String(value)} is left out.`);
  return undefined;
}

/** What is no grid of pixels, or moves, comes at once. */
function choosePartials(wanted: number, format: OutputFormat, notes: string[]): number {
  if (wanted === 0 || (format !== 'gif' && format !== 'svg')) return wanted;
  notes.push(`shows no partial pictures of ${format.toUpperCase()}: it comes at once.`);
  return 0;
}

function chooseFidelity(
  wanted: Fidelity | '',
  references: readonly ImageRef[],
  { fidelities }: OpenAiAbilities,
  notes: string[],
): Fidelity | undefined {
  if (wanted === '') return undefined;
  if (fidelities.includes(wanted) && references.length > 0) return wanted;
  const known = fidelities.join(' and ');
  notes.push(
    fidelities.includes(wanted)
      ? `takes an input fidelity with reference pictures only: ${wanted} is left out.`
      : `${known ? `knows the input fidelity ${known} only` : 'takes no input fidelity'}: ${wanted} is left out.`,
  );
  return undefined;
}

/** The size closest in shape, measured in logarithms. Needs a list that is not empty. */
function nearestSize(sizes: readonly string[], { width, height }: PixelSize): string {
  const distance = (size: string) => {
    const sides = sidesOf(size) ?? { width: 1, height: 1 };
    return Math.abs(Math.log(sides.width / sides.height) - Math.log(width / height));
  };
  return sizes.toSorted((one, other) => distance(one) - distance(other))[0] ?? AUTO_SIZE;
}

/** Where the model chooses, it mostly draws the nearest of these. */
function likeReference(references: readonly ImageRef[]): PixelSize {
  const [first] = references;
  const ratio = first ? first.width / first.height : 1;
  if (ratio > 1.2) return { width: 1536, height: 1024 };
  return ratio < 1 / 1.2 ? { width: 1024, height: 1536 } : { width: 1024, height: 1024 };
}
