import { z } from 'zod';

/** Every ratio some Gemini model can draw. @see https://ai.google.dev/gemini-api/docs/image-generation */
export const ASPECT_RATIOS = [
  '1:1',
  '1:4',
  '1:8',
  '2:3',
  '3:2',
  '3:4',
  '4:1',
  '4:3',
  '4:5',
  '5:4',
  '8:1',
  '9:16',
  '16:9',
  '21:9',
] as const;
export type AspectRatio = (typeof ASPECT_RATIOS)[number];

export const RESOLUTIONS = ['1K', '2K', '4K'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const THINKING_LEVELS = ['minimal', 'medium', 'high'] as const;
export type ThinkingLevel = (typeof THINKING_LEVELS)[number];

/** How much its filters let pass, from least to most; each holds for all kinds of harm that can be set. */
export const SAFETY_LEVELS = ['most', 'some', 'few', 'none', 'off'] as const;
export type SafetyLevel = (typeof SAFETY_LEVELS)[number];

/** What it may look for at Google before it draws, from least to most. */
export const SEARCHES = ['web', 'web-images'] as const;
export type Search = (typeof SEARCHES)[number];

/** Beside the standard one. @see https://ai.google.dev/gemini-api/docs/flex-inference and priority-inference */
export const SERVICE_TIERS = ['flex', 'priority'] as const;
export type ServiceTier = (typeof SERVICE_TIERS)[number];

/** What the user asked for. */
export interface GeminiOptions {
  /** `auto` follows the last reference picture, else 1:1. */
  readonly aspectRatio: AspectRatio | 'auto';
  readonly resolution: Resolution;
  /** 1–16; each is a call of its own. */
  readonly numImages: number;
  /** 0–2; absent: the model's own. */
  readonly temperature?: number | undefined;
  /** 0–1; absent: the model's own. */
  readonly topP?: number | undefined;
  /** Empty: the model's own. */
  readonly thinking: ThinkingLevel | '';
  readonly modalities: 'both' | 'pictures';
  readonly search: Search | 'off';
  /** Empty: the model's own. */
  readonly safety: SafetyLevel | '';
  readonly serviceTier: ServiceTier | 'standard';
}

/** What is sent; absent ones are not. Any word will do: another version may have known other ratios. */
export const sentOptions = z.object({
  aspectRatio: z.string().exactOptional(),
  imageSize: z.string().exactOptional(),
  temperature: z.number().exactOptional(),
  topP: z.number().exactOptional(),
  thinking: z.string().exactOptional(),
  modalities: z.string().exactOptional(),
  search: z.string().exactOptional(),
  safety: z.string().exactOptional(),
  serviceTier: z.string().exactOptional(),
});
export type SentOptions = z.output<typeof sentOptions>;
