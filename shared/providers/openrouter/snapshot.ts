/**
 * OpenRouter's picture models of other makers than Google, as far as they are known without asking. What its own list says is laid over them:
 * ids, settings and prices change every few weeks. A setting whose values are not known is sent as it is asked for.
 * @see https://openrouter.ai/docs/features/multimodal/image-generation
 */
import { SAMPLING } from '../families/openrouter/routerOptions.ts';
import type { LiveModel, ModelParameters, Parameter } from '../../graph/models/LiveList.ts';

/** ISO date. */
export const SNAPSHOT_DAY = '2026-11-29';

const ASKED: Parameter = { type: 'other' };
const SOME: Parameter = { type: 'range', min: 0, max: 100 };

export const OPENROUTER_SNAPSHOT: readonly [LiveModel, ...LiveModel[]] = [
  gpt('openai/gpt-image-2.5-sunburst', 'GPT Image 2.5 Sunburst', { aspect_ratio: ASKED, quality: ASKED }),
  gpt('openai/gpt-image-2.5-flare', 'GPT Image 2.5 Flare', { aspect_ratio: ASKED, quality: ASKED }),
  gpt('openai/gpt-image-2', 'GPT Image 2', { aspect_ratio: ASKED, quality: anyOf('auto', 'low', 'medium', 'high') }),
  gpt('openai/gpt-image-1-mini', 'GPT Image 1 mini', {
    aspect_ratio: anyOf('1:1', '3:2', '2:3', 'auto'),
    quality: anyOf('auto', 'low', 'medium', 'high'),
  }),
  ...(
    [
      ['openai/gpt-5.4-image-2', 'GPT-5.4 Image 2'],
      ['openai/gpt-5-image', 'GPT-5 Image'],
      ['openai/gpt-5-image-mini', 'GPT-5 Image mini'],
    ] as const
  ).map(([id, title]): LiveModel => ({
    ...gpt(id, title, { quality: anyOf('auto', 'low', 'medium', 'high'), ...SAMPLING }),
    makes: ['image', 'text'],
  })),
  {
    ...seedream('bytedance-seed/seedream-4.5', 'Seedream 4.5'),
    prices: [{ unit: 'image', usd: 0.04, of: 'output_image' }],
  },
  seedream('bytedance-seed/seedream-5-0-pro', 'Seedream 5.0 Pro'),
  seedream('bytedance-seed/seedream-5-0-flash', 'Seedream 5.0 Flash'),
  untold('black-forest-labs/flux-3-image', 'FLUX 3 Image'),
  untold('black-forest-labs/flux.2-pro', 'FLUX.2 Pro'),
  ...['v4.1', 'v4', 'v4-pro', 'v4-vector', 'v4-pro-vector', 'v3'].map(recraft),
  riverflow('v2.5-pro', 10, { background: ASKED, output_format: ASKED }),
  riverflow('v2.5-fast', 4, { background: ASKED, output_format: ASKED }),
  riverflow('v2-pro', 10),
  riverflow('v2', 4),
  riverflow('v2-fast', 4),
  untold('x-ai/grok-imagine-image-quality', 'Grok Imagine Image Quality'),
  untold('microsoft/mai-image-2.6', 'MAI Image 2.6'),
  untold('microsoft/mai-image-2.5', 'MAI Image 2.5'),
  untold('microsoft/mai-image-2.5-pro', 'MAI Image 2.5 Pro'),
  untold('qwen/qwen-image-3', 'Qwen Image 3'),
  untold('qwen/qwen-image-3-pro', 'Qwen Image 3 Pro'),
  untold('meta/muse-image', 'Muse Image'),
];

/** Of these nothing is known but the name: everything is sent as it is asked for. */
function untold(id: string, title: string): LiveModel {
  return { id, title, makes: ['image'] };
}

function gpt(id: string, title: string, own: ModelParameters): LiveModel {
  return {
    ...untold(id, title),
    reads: ['text', 'image'],
    parameters: {
      ...own,
      background: anyOf('auto', 'transparent', 'opaque'),
      output_format: anyOf('png', 'jpeg', 'webp'),
      output_compression: SOME,
      ...references(16),
    },
    streams: true,
  };
}

function seedream(id: string, title: string): LiveModel {
  return {
    ...untold(id, title),
    reads: ['text', 'image'],
    parameters: {
      resolution: anyOf('1K', '2K', '4K'),
      aspect_ratio: ASKED,
      seed: { type: 'other' },
      ...references(14),
    },
  };
}

function recraft(version: string): LiveModel {
  const isVector = version.endsWith('vector');
  return {
    ...untold(`recraft/recraft-${version}`, `Recraft ${version.replaceAll('-', ' ')}${isVector ? ' (SVG)' : ''}`),
    reads: ['text', 'image'],
    parameters: { aspect_ratio: ASKED, rgb_colors: ASKED, strength: ASKED, ...references(1) },
  };
}

function riverflow(version: string, most: number, own: ModelParameters = {}): LiveModel {
  return {
    ...untold(`sourceful/riverflow-${version}`, `Riverflow ${version.replaceAll('-', ' ')}`),
    reads: ['text', 'image'],
    parameters: { resolution: anyOf('1K', '2K', '4K'), aspect_ratio: ASKED, ...own, ...references(most) },
  };
}

function references(max: number): ModelParameters {
  return { input_references: { type: 'range', min: 0, max } };
}

function anyOf(...values: readonly string[]): Parameter {
  return { type: 'enum', values };
}
