import type { JsonObject } from '#shared/graph/Field';
import { SAFETY_LEVELS, SERVICE_TIERS } from '#shared/providers/families/gemini/geminiOptions';
import { MODEL_FACTS, type ModelFacts } from '../modelFacts.ts';
import { LARGE_SEED, LEVELS, noField, referenceCells, taken, told, WORDS, type Cell } from './Cell.ts';

const ALL_RATIOS = [...new Set([...MODEL_FACTS.values()].flatMap(({ ratios }) => ratios))];

/** How one of the two services that offer Gemini names things. */
interface Way {
  /** What a body holds that asks for these of a picture. */
  readonly picture: (config: JsonObject) => JsonObject;
  readonly ratio: string;
  readonly size: string;
  readonly settings: (settings: JsonObject) => JsonObject;
  readonly number: JsonObject;
  /** Absent: any level is let pass. */
  readonly thinking?: (level: string) => JsonObject;
  /** What of its service can be asked for, where that is in its own words. Absent: nothing of it. */
  readonly service?: (asked: 'web' | 'images' | 'tier') => JsonObject;
  /** It refuses a Top P of 0. */
  readonly wantsTopP?: true;
}

const generation = (config: JsonObject): JsonObject => ({ generationConfig: config });

export const BY_GOOGLE: Way = {
  picture: (config) => generation({ imageConfig: config }),
  ratio: 'aspectRatio',
  size: 'imageSize',
  settings: generation,
  number: generation({ candidateCount: 4 }),
  thinking: (level) => generation({ thinkingConfig: { thinkingLevel: level.toUpperCase() } }),
  service: (asked) => {
    if (asked === 'tier') return { serviceTier: 'flex' };
    return { tools: [{ googleSearch: asked === 'web' ? {} : { searchTypes: { imageSearch: {} } } }] };
  },
};

export const BY_OPENROUTER: Way = {
  picture: (config) => ({ image_config: config }),
  ratio: 'aspect_ratio',
  size: 'image_size',
  settings: (settings) => settings,
  number: { n: 4 },
  wantsTopP: true,
};

/** Of a Gemini model that draws, wherever it is asked. */
export function geminiCells(facts: ModelFacts, way: Way) {
  const { ratios, sizes, thinking, references, advised = references } = facts;
  const { picture, settings } = way;
  const cells: readonly Cell[] = [
    ...ALL_RATIOS.map((ratio) =>
      ratios.includes(ratio)
        ? taken('ratio', ratio, { options: { aspectRatio: ratio } })
        : told('ratio', ratio, { options: { aspectRatio: ratio } }, picture({ [way.ratio]: ratio })),
    ),
    taken('size', '1K', { options: { resolution: '1K' } }, true),
    ...['2K', '4K'].map((size) =>
      sizes.includes(size)
        ? taken('size', size, { options: { resolution: size } })
        : told('size', size, { options: { resolution: size } }, picture({ [way.size]: size })),
    ),
    taken('seed', 'the largest', { seed: 2 ** 31 - 1 }),
    told('seed', 'a larger one', { seed: LARGE_SEED }, settings({ seed: LARGE_SEED })),
    ...referenceCells(advised),
    told('mask', 'of the first picture', { references: 1, mask: true }, picture({ mask: 'x' })),
    noField('transparent', 'a background', picture({ background: 'transparent' })),
    noField('quality', 'high', picture({ quality: 'high' })),
    noField('format', 'JPEG', picture({ outputMimeType: 'image/jpeg' })),
    noField('compression', '50', picture({ outputCompressionQuality: 50 })),
    ...[0, 2].map((temperature) => taken('temperature', String(temperature), { options: { temperature } })),
    taken('topP', '1', { options: { topP: 1 } }),
    way.wantsTopP
      ? told('topP', '0', { options: { topP: 0 } }, settings({ top_p: 0 }))
      : taken('topP', '0', { options: { topP: 0 } }),
    ...LEVELS.map((level) =>
      thinking.includes(level)
        ? taken('thinking', level, { options: { thinking: level } })
        : told('thinking', level, { options: { thinking: level } }, way.thinking?.(level)),
    ),
    taken('instructions', 'some', { instructions: WORDS }),
    taken('number', '3, by calls of their own', { batch: 3 }, true),
    noField('number', '4 in one call', way.number),
    ...serviceCells(facts, way.service),
  ];
  return cells;
}

function serviceCells({ searches, tiers }: ModelFacts, raw: Way['service']): readonly Cell[] {
  const cell = (isOffered: boolean, ...[capability, asked, ask, more]: Parameters<typeof told>) =>
    isOffered && raw ? taken(capability, asked, ask) : told(capability, asked, ask, raw && more);
  return [
    cell(searches.includes('web'), 'search', 'the web', { options: { search: 'web' } }, raw?.('web')),
    cell(searches.includes('images'), 'search', 'and pictures', { options: { search: 'web-images' } }, raw?.('images')),
    cell(true, 'answer', 'pictures only', { options: { modalities: 'pictures' } }),
    ...SAFETY_LEVELS.map((safety) => cell(true, 'safety', safety, { options: { safety } })),
    ...SERVICE_TIERS.map((serviceTier) =>
      cell(tiers.includes(serviceTier), 'serviceTier', serviceTier, { options: { serviceTier } }, raw?.('tier')),
    ),
  ];
}
