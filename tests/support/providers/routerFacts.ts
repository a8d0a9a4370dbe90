/**
 * What OpenRouter's picture models of other makers accept, written down a second time so that a wrong table in the app cannot agree with itself.
 * Where the service tells no values, these are such as it might.
 */
export type FactParameter =
  | { readonly type: 'enum'; readonly values: readonly (string | number)[] }
  | { readonly type: 'range'; readonly min: number; readonly max: number }
  | { readonly type: 'boolean' }
  /** A kind that came later than the app. */
  | { readonly type: 'colour-list'; readonly most: number };

export interface RouterFacts {
  readonly title: string;
  /** It writes as well, so that chats draw too. */
  readonly writes: boolean;
  readonly references: number;
  readonly hasSeed: boolean;
  /** What is drawn so far can be seen. */
  readonly streams?: true;
  readonly parameters: Readonly<Record<string, FactParameter>>;
  /** By who serves it: what only that one takes, and its prices. */
  readonly endpoints: readonly {
    readonly slug: string;
    readonly lacks?: readonly string[];
    readonly pricing: readonly object[];
  }[];
}

const RATIOS = anyOf('1:1', '2:3', '3:2', '3:4', '4:3', '9:16', '16:9', '21:9', 'auto');
const TIERS = anyOf('1K', '2K', '4K');
const GPT_PARAMETERS = {
  background: anyOf('auto', 'transparent', 'opaque'),
  output_format: anyOf('png', 'jpeg', 'webp'),
  output_compression: { type: 'range', min: 0, max: 100 },
} as const;
const FOUR = anyOf('auto', 'low', 'medium', 'high');
const SIX = anyOf('auto', 'low', 'medium', 'high', 'xhigh', 'max');

export const ROUTER_FACTS: ReadonlyMap<string, RouterFacts> = new Map(
  Object.entries({
    'openai/gpt-image-2.5-sunburst': gpt('GPT Image 2.5 Sunburst', { aspect_ratio: RATIOS, quality: SIX }),
    'openai/gpt-image-2.5-flare': gpt('GPT Image 2.5 Flare', { aspect_ratio: RATIOS, quality: SIX }),
    'openai/gpt-image-2': gpt('GPT Image 2', { aspect_ratio: RATIOS, quality: FOUR }),
    'openai/gpt-image-1-mini': gpt('GPT Image 1 mini', {
      aspect_ratio: anyOf('1:1', '3:2', '2:3', 'auto'),
      quality: FOUR,
    }),
    'openai/gpt-5.4-image-2': gpt('GPT-5.4 Image 2', { quality: FOUR }, true),
    'openai/gpt-5-image': gpt('GPT-5 Image', { quality: FOUR }, true),
    'openai/gpt-5-image-mini': gpt('GPT-5 Image mini', { quality: FOUR }, true),
    'bytedance-seed/seedream-4.5': seedream('Seedream 4.5', [line('output_image', 'image', 0.04)]),
    'bytedance-seed/seedream-5-0-pro': seedream('Seedream 5.0 Pro', [
      line('output_image', 'image', 0.05, '1k'),
      line('output_image', 'image', 0.06, '2k'),
      line('output_image', 'image', 0.12, '4k'),
    ]),
    'bytedance-seed/seedream-5-0-flash': seedream('Seedream 5.0 Flash', [line('output_image', 'request', 0.01)]),
    'black-forest-labs/flux-3-image': facts(
      'FLUX 3 Image',
      10,
      {
        aspect_ratio: RATIOS,
        resolution: TIERS,
        output_format: anyOf('png', 'jpeg'),
      },
      {
        hasSeed: true,
        endpoints: [
          {
            slug: 'black-forest-labs',
            pricing: [line('output_image', 'megapixel', 0.03), line('input_image', 'megapixel', 0.015)],
          },
          { slug: 'fal', lacks: ['output_format'], pricing: [line('output_image', 'megapixel', 0.028)] },
        ],
      },
    ),
    'black-forest-labs/flux.2-pro': facts(
      'FLUX.2 Pro',
      8,
      { aspect_ratio: RATIOS, guidance: { type: 'range', min: 1.5, max: 5 } },
      {
        hasSeed: true,
        endpoints: [{ slug: 'black-forest-labs', pricing: [line('output_image', 'megapixel', 0.03)] }],
      },
    ),
    ...Object.fromEntries(
      ['v4.1', 'v4', 'v4-pro', 'v4-vector', 'v4-pro-vector', 'v3'].map((version) => [
        `recraft/recraft-${version}`,
        facts(`Recraft ${version}`, 1, { aspect_ratio: RATIOS, rgb_colors: { type: 'colour-list', most: 5 } }),
      ]),
    ),
    'sourceful/riverflow-v2.5-pro': riverflow('v2.5-pro', 10, {
      background: GPT_PARAMETERS.background,
      output_format: GPT_PARAMETERS.output_format,
    }),
    'sourceful/riverflow-v2.5-fast': riverflow('v2.5-fast', 4, {
      background: GPT_PARAMETERS.background,
      output_format: GPT_PARAMETERS.output_format,
    }),
    'sourceful/riverflow-v2-pro': riverflow('v2-pro', 10),
    'sourceful/riverflow-v2': riverflow('v2', 4),
    'sourceful/riverflow-v2-fast': riverflow('v2-fast', 4),
    'x-ai/grok-imagine-image-quality': facts('Grok Imagine', 3, {
      aspect_ratio: RATIOS,
      resolution: anyOf('1K', '2K'),
    }),
    'microsoft/mai-image-2.6': facts('MAI Image 2.6', 4, { aspect_ratio: RATIOS }),
    'microsoft/mai-image-2.5': facts('MAI Image 2.5', 1, { aspect_ratio: RATIOS }),
    'microsoft/mai-image-2.5-pro': facts('MAI Image 2.5 Pro', 1, { aspect_ratio: RATIOS }),
    'qwen/qwen-image-3': facts(
      'Qwen Image 3',
      3,
      { aspect_ratio: RATIOS, prompt_extend: { type: 'boolean' } },
      { hasSeed: true },
    ),
    'qwen/qwen-image-3-pro': facts(
      'Qwen Image 3 Pro',
      3,
      { size: anyOf('1024x1024', '1664x928', '1K', '2K'), aspect_ratio: RATIOS },
      { hasSeed: true },
    ),
    'meta/muse-image': facts('Muse Image', 4, { aspect_ratio: RATIOS }),
    // No table of the app has it.
    'acme/brush-9': facts(
      'Acme Brush 9',
      2,
      { aspect_ratio: RATIOS, stroke: anyOf('thin', 'thick') },
      {
        hasSeed: true,
        endpoints: [
          { slug: 'acme', pricing: [line('output_image', 'image', 0.02), line('output_hologram', 'cubic-inch', 3)] },
        ],
      },
    ),
  } satisfies Record<string, RouterFacts>),
);

function facts(
  title: string,
  references: number,
  parameters: RouterFacts['parameters'],
  more: Partial<RouterFacts> = {},
): RouterFacts {
  const endpoints = [{ slug: 'maker', pricing: [] }];
  return { title, references, parameters, writes: false, hasSeed: false, endpoints, ...more };
}

function gpt(title: string, own: RouterFacts['parameters'], writes = false): RouterFacts {
  const pricing = [line('output_image', 'token', 0.00004), line('input_text', 'token', 0.000005)];
  return facts(
    title,
    16,
    { ...own, ...GPT_PARAMETERS },
    { writes, streams: true, endpoints: [{ slug: 'openai', pricing }] },
  );
}

function seedream(title: string, pricing: readonly object[]): RouterFacts {
  return facts(
    title,
    14,
    { resolution: TIERS, aspect_ratio: RATIOS },
    { hasSeed: true, endpoints: [{ slug: 'seed', pricing }] },
  );
}

function riverflow(version: string, references: number, own: RouterFacts['parameters'] = {}): RouterFacts {
  return facts(`Riverflow ${version}`, references, { resolution: TIERS, aspect_ratio: RATIOS, ...own });
}

function anyOf(...values: readonly string[]): FactParameter {
  return { type: 'enum', values };
}

function line(billable: string, unit: string, cost_usd: number, variant?: string): object {
  return { billable, unit, cost_usd, ...(variant !== undefined && { variant }) };
}
