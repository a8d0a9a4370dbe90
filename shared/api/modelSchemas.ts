/** What a provider's own list says of its models: as it is kept on disk, and as it is told the page. */
import { z } from 'zod';
import { CALL_KINDS } from '../graph/callKinds.ts';
import type { LiveList } from '../graph/models/LiveList.ts';
import { list } from './basicSchemas.ts';

/** Bounds of what is kept: a list is a server's. */
const MOST_MODELS = 5000;
const MOST_PARAMETERS = 100;
const MOST_VALUES = 200;
const name = z.string().min(1).max(200);

const parameter = z.discriminatedUnion('type', [
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

const priceLine = z.object({
  unit: name,
  usd: z.number().nonnegative(),
  of: name.exactOptional(),
  variant: name.exactOptional(),
});

export const liveModel = z.object({
  id: name,
  title: name.exactOptional(),
  makes: list(z.enum(CALL_KINDS)),
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
  prices: z.array(priceLine).max(MOST_VALUES).readonly().exactOptional(),
  policy: z.string().max(1000).exactOptional(),
  retires: z.iso.date().exactOptional(),
});

export const liveList = z.object({
  provider: name,
  read: z.iso.datetime(),
  models: z.array(liveModel).max(MOST_MODELS).readonly(),
}) satisfies z.ZodType<LiveList>;
