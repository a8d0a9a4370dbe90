import { canMake } from '../../../graph/callKinds.ts';
import type { LiveModel, PriceLine } from '../../../graph/models/LiveList.ts';
import type { Model, Prices } from '../../Model.ts';
import { openRouter } from '../openrouter.ts';
import { fitRouter } from './fitRouter.ts';
import { leastPrice } from './routerPrices.ts';

/** Reference pictures of a request, and pictures beside words, where a model tells no number of its own. */
const MOST_REFERENCES = 16;
const MOST_SHOWN = 3000;

/** A model of OpenRouter's, from what is told of it. `day`: ISO date it was told. */
export function routerModel(live: LiveModel, day: string): Model {
  const { id, title = id, makes, reads, parameters, servedBy, streams, policy, retires, prices } = live;
  const ratios = valuesOf(live, 'aspect_ratio');
  const resolutions = valuesOf(live, 'resolution');
  const draws = canMake(live, 'image');
  const lacks = lacksOf(live);
  const perMillion = canMake(live, 'text') ? perMillionOf(prices) : undefined;
  return {
    id,
    title,
    family: openRouter.id,
    makes,
    ...(ratios.length > 0 && { ratios }),
    ...(resolutions.length > 0 && { resolutions }),
    sizes: draws ? sizesOf(live, resolutions) : 'text',
    maxReferences: referencesOf(live),
    ...(lacks.length > 0 && { lacks }),
    fit: openRouter.fit((options, references) => fitRouter(options, references, { parameters, servedBy })),
    ...(reads && { reads }),
    ...(parameters && { parameters }),
    ...(streams !== undefined && { streams }),
    ...(policy !== undefined && { policy }),
    ...(perMillion && { prices: { date: day, perImage: {}, perMillion } }),
    ...(prices && prices.length > 0 && { priceLines: prices }),
    listPrice: (picture) => leastPrice(prices, picture),
    read: day,
    ...(retires !== undefined && { retires }),
  };
}

/** Without the one that leaves it to the model. */
function valuesOf({ parameters = {} }: LiveModel, name: string): readonly string[] {
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return parameter?.type === 'enum' ? parameter.values.map(String).filter((value) => value !== 'auto') : [];
}

function sizesOf({ parameters }: LiveModel, resolutions: readonly string[]): string {
  if (resolutions.length > 0) return resolutions.join('/');
  return parameters ? 'its own size' : 'sizes not told';
}

/** Instructions go by the chat path, which answers for models only that write as well. */
function lacksOf({ makes, parameters }: LiveModel): NonNullable<Model['lacks']> {
  const hasSeed = parameters ? Object.hasOwn(parameters, 'seed') : !makes.includes('image');
  return [...(hasSeed ? [] : (['seed'] as const)), ...(makes.includes('text') ? [] : (['instructions'] as const))];
}

function referencesOf(live: LiveModel): number {
  const { parameters, reads } = live;
  if (reads && !reads.includes('image')) return 0;
  if (!canMake(live, 'image')) return reads ? MOST_SHOWN : 0;
  if (!parameters) return MOST_REFERENCES;
  const told = Object.hasOwn(parameters, 'input_references') ? parameters['input_references'] : undefined;
  if (!told) return reads ? MOST_REFERENCES : 0;
  return told.type === 'range' ? Math.max(0, Math.floor(told.max ?? MOST_REFERENCES)) : MOST_REFERENCES;
}

/** What its words cost, where both ways are told. */
function perMillionOf(lines: readonly PriceLine[] = []): Prices['perMillion'] {
  const perToken = (of: string) =>
    lines.filter((line) => line.unit === 'token' && line.of === of).map((line) => line.usd * 1_000_000);
  const [input, output] = [perToken('input_text'), perToken('output_text')];
  if (input.length === 0 || output.length === 0) return undefined;
  return { input: Math.max(...input), textOutput: Math.max(...output) };
}
