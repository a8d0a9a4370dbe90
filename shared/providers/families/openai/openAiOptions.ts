import { z } from 'zod';
import type { SizeLimits } from '../../../graph/fields/sizeField.ts';

/** @see https://platform.openai.com/docs/api-reference/images */

/** What the models before gpt-image-2 draw; later ones draw any size within the limits. */
export const FIXED_SIZES = ['1024x1024', '1536x1024', '1024x1536'] as const;
/** What is offered to choose from. */
export const OFFERED_SIZES = [...FIXED_SIZES, '2048x2048', '2560x1440', '1440x2560', '3840x2160'] as const;
export const SIZE_LIMITS: SizeLimits = {
  step: 16,
  longestSide: 3840,
  mostPixels: 3840 * 2160,
  mostStretch: 3,
};
/** px; what is larger is called experimental. */
export const USUAL_PIXELS = 2560 * 1440;

export const QUALITIES = ['auto', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Quality = (typeof QUALITIES)[number];

export const BACKGROUNDS = ['auto', 'transparent', 'opaque'] as const;
export type Background = (typeof BACKGROUNDS)[number];

export const OUTPUT_FORMATS = ['png', 'jpeg', 'webp', 'gif', 'svg'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export const MODERATIONS = ['auto', 'low'] as const;
export type Moderation = (typeof MODERATIONS)[number];

/** Of planning and of reasoning. */
export const EFFORTS = ['low', 'medium', 'high'] as const;
export type Effort = (typeof EFFORTS)[number];

export const FIDELITIES = ['low', 'high'] as const;
export type Fidelity = (typeof FIDELITIES)[number];

/** What the user asked for. Empty: the model's own. */
export interface OpenAiOptions {
  /** `auto` or `WxH`. */
  readonly size: string;
  readonly quality: Quality;
  readonly background: Background;
  readonly outputFormat: OutputFormat;
  /** 1–16; each is a call of its own. */
  readonly numImages: number;
  /** Percent that JPEG and WebP keep. */
  readonly compression?: number | undefined;
  readonly complexity: Effort | '';
  readonly moderation: Moderation;
  readonly inputFidelity: Fidelity | '';
  /** Of a GIF: how many, and ms each is shown. */
  readonly frames?: number | undefined;
  readonly frameDuration?: number | undefined;
  readonly svgEffort: Effort | '';
  /** 0–3: how often what is drawn so far is shown. */
  readonly partials: number;
}

/** What is sent; absent ones are not. Any word will do: another version may have known others. */
export const sentOptions = z.object({
  size: z.string().exactOptional(),
  quality: z.string().exactOptional(),
  background: z.string().exactOptional(),
  outputFormat: z.string().exactOptional(),
  compression: z.number().exactOptional(),
  complexity: z.string().exactOptional(),
  moderation: z.string().exactOptional(),
  inputFidelity: z.string().exactOptional(),
  frames: z.number().exactOptional(),
  frameDuration: z.number().exactOptional(),
  svgEffort: z.string().exactOptional(),
});
export type SentOptions = z.output<typeof sentOptions>;
