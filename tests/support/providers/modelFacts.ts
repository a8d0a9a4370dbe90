/**
 * What the real services accept and answer, written down a second time so that a wrong table in the app cannot agree with itself.
 * Source: the providers' documents as of 22 Nov 2026.
 */
const LONG = ['1:4', '4:1', '1:8', '8:1'];
const TEN = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'];

export interface ModelFacts {
  readonly ratios: readonly string[];
  /** Empty: naming any is refused. */
  readonly sizes: readonly string[];
  /** Empty: naming any is refused. */
  readonly thinking: readonly string[];
  /** What Google searches for it. Empty: asking for any is refused. */
  readonly searches: readonly ('web' | 'images')[];
  /** Beside the standard one; naming another is refused. */
  readonly tiers: readonly string[];
  readonly references: number;
  /** What its makers advise to stay below. Absent: there is no such advice. */
  readonly advised?: number;
  /** Tokens of one picture, by size. */
  readonly tokens: Readonly<Record<string, number>>;
  /** USD per million tokens: in, text out, picture out. */
  readonly prices: readonly [number, number, number];
}

export const MODEL_FACTS: ReadonlyMap<string, ModelFacts> = new Map(
  Object.entries({
    'gemini-nano-banana-2.1': {
      ratios: [...TEN, ...LONG],
      sizes: ['1K', '2K', '4K'],
      thinking: ['minimal', 'medium', 'high'],
      searches: ['web', 'images'],
      tiers: ['flex', 'priority'],
      references: 14,
      tokens: { '1K': 1120, '2K': 1680, '4K': 3780 },
      prices: [1.5, 7.5, 30],
    },
    'gemini-3-pro-image': {
      ratios: TEN,
      sizes: ['1K', '2K', '4K'],
      thinking: [],
      searches: ['web'],
      tiers: ['flex', 'priority'],
      references: 14,
      tokens: { '1K': 1120, '2K': 1120, '4K': 2000 },
      prices: [2, 12, 120],
    },
    'gemini-3.1-flash-lite-image': {
      ratios: [...TEN, ...LONG],
      sizes: ['1K'],
      thinking: ['minimal', 'high'],
      searches: [],
      tiers: ['flex', 'priority'],
      references: 14,
      tokens: { '1K': 1120 },
      prices: [0.25, 1.5, 30],
    },
    'gemini-3.1-flash-image': {
      ratios: [...TEN, ...LONG],
      sizes: ['512', '1K', '2K', '4K'],
      thinking: ['minimal', 'high'],
      searches: ['web', 'images'],
      tiers: ['flex', 'priority'],
      references: 14,
      tokens: { '512': 747, '1K': 1120, '2K': 1680, '4K': 2520 },
      prices: [0.5, 3, 60],
    },
    'gemini-2.5-flash-image': {
      ratios: TEN,
      sizes: [],
      thinking: [],
      searches: [],
      tiers: [],
      references: 14,
      advised: 3,
      tokens: { '1K': 1290 },
      prices: [0.3, 2.5, 30],
    },
  } satisfies Record<string, ModelFacts>),
);

/** Of a model that writes and draws nothing. */
export const WRITER_FACTS: ModelFacts = {
  ratios: [],
  sizes: [],
  thinking: [],
  searches: [],
  tiers: [],
  references: 3000,
  tokens: {},
  prices: [0, 0, 0],
};

/** px at 1K. */
const SIZES_AT_1K: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  '1:4': [512, 2048],
  '1:8': [384, 3072],
  '2:3': [848, 1264],
  '3:2': [1264, 848],
  '3:4': [896, 1200],
  '4:1': [2048, 512],
  '4:3': [1200, 896],
  '4:5': [928, 1152],
  '5:4': [1152, 928],
  '8:1': [3072, 384],
  '9:16': [768, 1376],
  '16:9': [1376, 768],
  '21:9': [1584, 672],
};
const FACTORS: Readonly<Partial<Record<string, number>>> = { '512': 0.5, '2K': 2, '4K': 4 };

/** px of the picture the service would draw, times `scale`. */
export function drawnSize(ratio: string, size: string, scale: number): { width: number; height: number } {
  const [width, height] = SIZES_AT_1K[ratio] ?? [1024, 1024];
  const factor = (FACTORS[size] ?? 1) * scale;
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** The ratio a picture is nearest to. */
export function ratioLike(ratios: readonly string[], width: number, height: number): string {
  const distance = (ratio: string) => {
    const [w = 1, h = 1] = ratio.split(':').map(Number);
    return Math.abs(Math.log(w / h) - Math.log(width / height));
  };
  return [...ratios].sort((a, b) => distance(a) - distance(b))[0] ?? '1:1';
}
