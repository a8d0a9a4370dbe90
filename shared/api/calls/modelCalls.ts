import { z } from 'zod';
import { list, problem } from '../basicSchemas.ts';
import { liveList } from '../modelSchemas.ts';
import { call } from './call.ts';

/** Which models there are, as their providers say: kept with the day it was read, laid over what is shipped. */
export const modelCalls = {
  /** What was read last, of each provider that was ever asked. */
  'models.lists': call(z.void(), list(liveList)),
  /**
   * Asks providers anew, for free; `provider`: only that one, else all that can be asked with the keys there are; `keyless`: also those that
   * need none. One that does not answer
   * leaves what was kept of it, and is no error of the call.
   */
  'models.refresh': call(
    z.object({ provider: z.string().exactOptional(), keyless: z.literal(true).exactOptional() }),
    list(
      z.object({
        provider: z.string(),
        count: z.number().int().exactOptional(),
        /** Models whose prices were not heard this time: those of before stand. */
        unheard: z.number().int().exactOptional(),
        error: problem.exactOptional(),
      }),
    ),
  ),
} as const;
