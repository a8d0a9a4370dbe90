import { isTold } from '#shared/providers/isTold';
import { makesTransparent } from '#shared/models/makesTransparent';
import type { ModelRow } from './modelRows.ts';

interface Need {
  readonly label: string;
  readonly isMet: (row: ModelRow) => boolean;
}

/** What a list of models can be narrowed to, one chip each. What is not told of a model it does not have. */
export const MODEL_NEEDS = {
  key: { label: 'Key ready', isMet: ({ isReady }) => isReady },
  seed: { label: 'Seed kept', isMet: ({ model }) => isTold(model) && model.lacks?.includes('seed') !== true },
  transparent: { label: 'Transparent', isMet: ({ model }) => makesTransparent(model) },
  staying: {
    label: 'Not retiring',
    isMet: ({ model }) => model.retires === undefined && model.deprecated === undefined,
  },
} as const satisfies Readonly<Record<string, Need>>;

export type ModelNeed = keyof typeof MODEL_NEEDS;

/** In the order of their chips. */
export const NEED_NAMES = Object.keys(MODEL_NEEDS) as readonly ModelNeed[];

/** Most that a picture may cost, USD; what costs an unknown sum is dearer than any. */
export const PRICE_LIMITS = [0.02, 0.05, 0.1, 0.2] as const;
