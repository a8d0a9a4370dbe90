import { z } from 'zod';
import { list } from '../basicSchemas.ts';
import { whole } from '../runSchemas.ts';
import { call } from './call.ts';

const name = z.string().min(1).max(500);
/** A file that cannot be read, or a part of it. */
const fault = z.object({ file: z.string(), reason: z.string(), line: z.number().int().exactOptional() });

/** The files of wildcards: what there is, what each gives, and what a text would draw from them. */
export const wildcardCalls = {
  /** Looks through the folders. Names are sorted. */
  'wildcards.list': call(
    z.void(),
    z.object({
      folders: list(
        z.object({
          path: z.string(),
          /** Who named it. */
          from: z.enum(['home', 'environment', 'settings']),
          isThere: z.boolean(),
          /** Files in it and below. */
          files: z.number().int(),
        }),
      ),
      wildcards: list(z.object({ name: z.string(), count: z.number().int(), files: list(z.string()) })),
      faults: list(fault),
    }),
  ),
  /** What a name gives, sorted, each once; as many as `total` says, of which the first are told. */
  'wildcards.values': call(
    z.object({ name }),
    z.object({ values: list(z.object({ text: z.string(), weight: z.number() })), total: z.number().int() }),
  ),
  /** What a text draws with a seed and those that follow it. Refused with `bad-input` where it cannot be read. */
  'wildcards.draw': call(
    z.object({ text: z.string().max(200_000), seed: whole, count: z.number().int().min(1).max(32) }),
    z.object({
      draws: list(z.object({ seed: whole, text: z.string() })),
      /** Names that give nothing. */
      missing: list(z.string()),
    }),
  ),
  /** Shows one of the folders in the system's file manager; made where it is the data folder's own. Refused with `needs-desktop` elsewhere. */
  'wildcards.reveal': call(z.object({ path: z.string().max(4096) }), z.void()),
} as const;
