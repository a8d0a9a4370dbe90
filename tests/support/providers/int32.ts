import { z } from 'zod';

const MAX = 2_147_483_647;

/** As a seed goes over the wire. */
export const int32 = z
  .int()
  .min(-MAX - 1)
  .max(MAX);
