import type { PixelSize } from '../../Model.ts';
import type { AspectRatio, Resolution } from './geminiOptions.ts';

type Sizes = Readonly<Partial<Record<AspectRatio, readonly [width: number, height: number]>>>;

/** px at 1K. 2K and 4K are exactly two and four times as wide and high. @see https://ai.google.dev/gemini-api/docs/image-generation */
const GEMINI_3_AT_1K = {
  '1:1': [1024, 1024],
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
} as const satisfies Required<Sizes>;

/** px; the one size Gemini 2.5 draws at. */
const GEMINI_25: Sizes = {
  '1:1': [1024, 1024],
  '2:3': [832, 1248],
  '3:2': [1248, 832],
  '3:4': [864, 1184],
  '4:3': [1184, 864],
  '4:5': [896, 1152],
  '5:4': [1152, 896],
  '9:16': [768, 1344],
  '16:9': [1344, 768],
  '21:9': [1536, 672],
};

const SCALES: Readonly<Record<Resolution, number>> = { '1K': 1, '2K': 2, '4K': 4 };

/** What a Gemini 3 model draws; real pictures may be off by a few pixels. */
export function gemini3Pixels(ratio: AspectRatio, resolution: Resolution): PixelSize {
  const [width, height] = GEMINI_3_AT_1K[ratio];
  const scale = SCALES[resolution];
  return { width: width * scale, height: height * scale };
}

/** What Gemini 2.5 draws; it knows one resolution and ten ratios, and is asked for no others. */
export function gemini25Pixels(ratio: AspectRatio): PixelSize {
  const [width, height] = GEMINI_25[ratio] ?? GEMINI_3_AT_1K[ratio];
  return { width, height };
}
