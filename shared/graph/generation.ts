/** The values that flow through a graph on the way to a picture. */

/** Which provider and model to ask, and the NAME of the key to use. Never the key. */
export interface ProviderChoice {
  readonly provider: string;
  readonly model: string;
  /** The family of settings the model understands; `any` goes with all. */
  readonly family: string;
  /** Absent where the provider needs no key. */
  readonly keyName?: string;
}

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

/** What the user asked for. What a model will really be sent is worked out by its provider. */
export interface GenerationConfig {
  readonly family: string;
  /** `auto` follows the last reference picture, else 1:1. */
  readonly aspectRatio: AspectRatio | 'auto';
  readonly resolution: Resolution;
  /** 1–16; each is a call of its own. */
  readonly numImages: number;
  /** 0–2; absent: the model's own. */
  readonly temperature?: number;
  /** 0–1; absent: the model's own. */
  readonly topP?: number;
  /** Absent: the model's own. */
  readonly thinking?: ThinkingLevel;
}

/** A picture in the library. Bytes never travel with it. */
export interface ImageRef {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly id: string;
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  readonly mime: string;
}

/** One picture to make: one call. */
export interface GenerateRequest {
  readonly provider: ProviderChoice;
  readonly config: GenerationConfig;
  readonly prompt: string;
  /** Empty: none. */
  readonly instructions: string;
  readonly references: readonly ImageRef[];
  /** As the user sees it, 0 or more; the wire seed is `seed % 2147483648`. */
  readonly seed: number;
}

/** What came of one call. */
export interface GenerateResult {
  readonly image: ImageRef;
  /** What the model said beside the picture; empty: nothing. */
  readonly text: string;
}
