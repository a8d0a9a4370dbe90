import { z } from 'zod';
import { list } from '../basicSchemas.ts';
import { call } from './call.ts';

const keyName = z.string().max(200);

/** Keys by their names. A value comes in here and never goes out. */
export const keyCalls = {
  /** Names and sources, never values. */
  'keys.list': call(
    z.void(),
    list(
      z.object({
        name: z.string(),
        source: z.string().nullable(),
        provider: z.string().nullable(),
        /** Whether it was set here and can be removed here. */
        isKept: z.boolean(),
      }),
    ),
  ),
  /** Whether a key that is set here outlives the session, and what the user should know of it. */
  'keys.keychain': call(z.void(), z.object({ isPersistent: z.boolean(), reason: z.string().exactOptional() })),
  /** Lets a graph use a key of this name for this provider from now on. */
  'keys.approve': call(z.object({ provider: z.string(), name: z.string() }), z.void()),
  /** The same until the application is closed. */
  'keys.allow': call(z.object({ provider: z.string(), name: z.string() }), z.void()),

  /** Keeps a pasted key. Its value goes this way only: no call gives one back. */
  'keys.set': call(z.object({ provider: z.string(), name: keyName, value: z.string().max(100_000) }), z.void()),
  /** Forgets a key that was set here. */
  'keys.remove': call(z.object({ name: keyName }), z.void()),
  /** Asks the provider, for free, what it thinks of a key. */
  'keys.check': call(
    z.object({ provider: z.string(), name: keyName }),
    z.object({
      state: z.enum(['works', 'refused', 'no-billing', 'offline', 'missing', 'unclear']),
      message: z.string(),
      hint: z.string().exactOptional(),
    }),
  ),
  /** Keeps the keys of a `.env` text that providers use; `chosen` says which provider another name is for. */
  'keys.import': call(
    z.object({
      text: z.string().max(1_000_000),
      chosen: list(z.object({ provider: z.string(), name: keyName })).exactOptional(),
    }),
    z.object({
      imported: list(z.string()),
      skipped: list(z.string()),
      refused: list(z.object({ name: z.string(), message: z.string() })),
    }),
  ),
} as const;
