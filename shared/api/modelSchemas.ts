/**
 * What a provider's own list says of its models: as it is kept on disk, and as it is told the page. A newer version may have kept more than this
 * one knows: kinds of settings, of calls, whole models. What is not known of one is left out, and the rest of the list stands.
 */
import { z } from 'zod';
import { CALL_KINDS, type CallKind } from '../graph/callKinds.ts';
import type { LiveList, LiveModel, Parameter } from '../graph/models/LiveList.ts';

/** Bounds of what is kept: a list is a server's. */
const MOST_MODELS = 5000;
const MOST_PARAMETERS = 100;
const MOST_VALUES = 200;
const name = z.string().min(1).max(200);

const knownParameter = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('enum'),
    values: z
      .array(z.union([name, z.number()]))
      .max(MOST_VALUES)
      .readonly(),
  }),
  z.object({ type: z.literal('range'), min: z.number().exactOptional(), max: z.number().exactOptional() }),
  z.object({ type: z.literal('boolean') }),
  z.object({ type: z.literal('other') }),
]);
const OTHER: Parameter = { type: 'other' };
const parameter = knownParameter.catch(OTHER);
const kinds: ReadonlySet<unknown> = new Set(CALL_KINDS);

const priceLine = z.object({
  unit: name,
  usd: z.number().nonnegative(),
  of: name.exactOptional(),
  variant: name.exactOptional(),
});

export const liveModel = z.object({
  id: name,
  title: name.exactOptional(),
  makes: z
    .array(z.unknown())
    .transform((all): readonly CallKind[] => all.filter((kind): kind is CallKind => kinds.has(kind))),
  reads: z.array(name).max(MOST_VALUES).readonly().exactOptional(),
  parameters: z
    .record(name, parameter)
    .refine((all) => Object.keys(all).length <= MOST_PARAMETERS)
    .exactOptional(),
  servedBy: z
    .record(name, z.array(name).max(MOST_VALUES).readonly())
    .refine((all) => Object.keys(all).length <= MOST_PARAMETERS)
    .exactOptional(),
  streams: z.boolean().exactOptional(),
  prices: understood(priceLine, MOST_VALUES).exactOptional(),
  policy: z.string().max(1000).exactOptional(),
  unheard: z.object({ since: z.iso.datetime().exactOptional() }).exactOptional(),
  retires: z.iso.date().exactOptional(),
});

export const liveList = z.object({
  provider: name,
  read: z.iso.datetime(),
  models: understood(liveModel, MOST_MODELS).transform((all): readonly LiveModel[] =>
    all.filter(({ makes }) => makes.length > 0),
  ),
}) satisfies z.ZodType<LiveList>;

/** The items that fit. */
function understood<T extends z.ZodType>(item: T, most: number) {
  return z
    .array(item.nullable().catch(null))
    .max(most)
    .transform((items): readonly z.output<T>[] => items.filter((each) => each !== null));
}
