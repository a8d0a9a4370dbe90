import type { JsonObject } from '#shared/graph/Field';
import { THINKING_LEVELS } from '#shared/providers/families/gemini/geminiOptions';

/** What may be asked of a model that draws, whatever its family calls it. */
export const CAPABILITIES = [
  'ratio',
  'size',
  'seed',
  'references',
  'mask',
  'transparent',
  'quality',
  'format',
  'compression',
  'temperature',
  'topP',
  'thinking',
  'instructions',
  'number',
] as const;
/** What only Gemini may be asked for. */
export const OF_GEMINI = ['search', 'answer', 'safety', 'serviceTier'] as const;
/** What only OpenAI's own models may be asked for. */
export const OF_OPENAI = ['markup', 'complexity', 'moderation', 'fidelity', 'frames', 'svgEffort'] as const;
export type Capability = (typeof CAPABILITIES)[number] | (typeof OF_GEMINI)[number] | (typeof OF_OPENAI)[number];

/** One thing asked of one model, and whether its service offers it, by the facts that are written down beside the strict servers. */
export interface Cell {
  readonly capability: Capability;
  readonly asked: string;
  /** `told`: it is not sent as it is asked for, which is said. `no field`: there is no way to ask. */
  readonly offer: 'taken' | 'told' | 'no field';
  readonly ask?: Ask;
  /** It is what the model does anyway. */
  readonly isOwn?: true;
  /** Parts of a body that ask for it all the same, which the service refuses. Absent: it would not. */
  readonly raw?: JsonObject;
}

export interface Ask {
  readonly options?: JsonObject;
  readonly references?: number;
  readonly mask?: true;
  readonly markup?: true;
  readonly instructions?: string;
  readonly seed?: number;
  readonly batch?: number;
}

export const LEVELS: readonly string[] = THINKING_LEVELS;
/** Beyond what goes on the wire. */
export const LARGE_SEED = 2 ** 31 + 5;
export const WORDS = 'Keep the fur.';

export function taken(capability: Capability, asked: string, ask: Ask, isOwn = false): Cell {
  return { capability, asked, offer: 'taken', ask, ...(isOwn && { isOwn }) };
}

export function told(capability: Capability, asked: string, ask: Ask, raw?: JsonObject): Cell {
  return { capability, asked, offer: 'told', ask, ...(raw && { raw }) };
}

export function noField(capability: Capability, asked: string, raw: JsonObject): Cell {
  return { capability, asked, offer: 'no field', raw };
}

/** As many pictures as it takes, and one more. */
export function referenceCells(most: number): readonly Cell[] {
  return [
    ...(most > 0 ? [taken('references', `${String(most)}, the most`, { references: most })] : []),
    told('references', `${String(most + 1)}, one more`, { references: most + 1 }),
  ];
}
