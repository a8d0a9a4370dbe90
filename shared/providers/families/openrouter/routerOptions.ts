import { z } from 'zod';
import type { JsonObject } from '../../../graph/Field.ts';
import { looksLikeKey } from '../../../graph/keyShapes.ts';
import type { ModelParameters } from '../../../graph/models/LiveList.ts';

/** A value of a setting, as its model names them. */
export type OptionValue = string | number | boolean;
/** By the names of `Model.parameters`. */
export type RouterValues = { readonly [name: string]: OptionValue };

export interface RouterOptions {
  readonly options: RouterValues;
  /** 1–16; each is a call of its own. */
  readonly numImages: number;
}

/** Part of a request, and never a setting: they have places of their own in the graph, or none. */
const RESERVED: ReadonlySet<string> = new Set([
  'model',
  'prompt',
  'messages',
  'modalities',
  'image_config',
  'n',
  'seed',
  'stream',
  'input_references',
  'provider',
  'session_id',
  'trace',
  'user',
]);

/** Whether a parameter of a model is a setting of it. */
export function isRouterOption(name: string): boolean {
  return /^[a-z][a-z0-9_]{0,63}$/.test(name) && !RESERVED.has(name);
}

/** Settings that only the endpoint for chats takes, beside those of the picture. @see https://openrouter.ai/docs/api-reference/parameters */
export const SAMPLING = {
  temperature: { type: 'range', min: 0, max: 2 },
  top_p: { type: 'range', min: 0.01, max: 1 },
} as const satisfies ModelParameters;

/** Whether a setting has the model asked by way of a chat. */
export function isSampling(name: string): boolean {
  return Object.hasOwn(SAMPLING, name);
}

const MOST_OPTIONS = 50;
/** UTF-16 units. */
const LONGEST_VALUE = 500;

/** Settings as they stand in a file; `undefined`: they are none. What is empty or null is unset. */
export function readRouterOptions(given: unknown): RouterValues | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const set = Object.entries(given as JsonObject).filter(([, value]) => value !== null && value !== '');
  const taken = set.flatMap(([name, value]): [string, OptionValue][] =>
    isRouterOption(name) && isOptionValue(value) ? [[name, value]] : [],
  );
  return taken.length === set.length && set.length <= MOST_OPTIONS ? Object.fromEntries(taken) : undefined;
}

function isOptionValue(value: unknown): value is OptionValue {
  if (typeof value === 'string') return value.length <= LONGEST_VALUE && !looksLikeKey(value);
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** What is sent. Any name and value will do: another version may have known others. */
export const sentOptions = z.object({
  /** `images`: whole answers only are billed; no instructions. `chat`: takes instructions. */
  endpoint: z.enum(['images', 'chat']).catch('images'),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).catch({}),
  /** The seed goes with it. */
  takesSeed: z.literal(true).exactOptional(),
  /** The only ones that take all of it, of those who serve the model. */
  only: z.array(z.string()).readonly().exactOptional(),
});
export type SentOptions = z.output<typeof sentOptions>;
