import { z } from 'zod';
import type { ResumeWishes } from '#shared/runs/RunRecord';
import { FAILURE_SCOPES, type RunSettings } from '#shared/runs/RunSettings';
import { json } from './rowSchemas.ts';

/** A run of an earlier version may hold one without a moment. */
const repeatUnknown = z.union([z.boolean(), z.object({ asOf: z.number() })]);
const strings = z.array(z.string()).readonly();

/** The column `settings` of a run. */
export const settingsColumn = json(
  z.object({
    targets: strings.exactOptional(),
    again: z.union([z.literal('all'), strings]).exactOptional(),
    repeatUnknown: repeatUnknown.exactOptional(),
    onError: z.enum(FAILURE_SCOPES).exactOptional(),
    maxCost: z.number().exactOptional(),
    referenceLongSide: z.number().exactOptional(),
  }) satisfies z.ZodType<RunSettings>,
);

/** The column `resume` of a run that waits to go on. */
export const resumeColumn = json(
  z.object({
    only: z
      .array(z.object({ node: z.string(), index: z.number() }))
      .readonly()
      .exactOptional(),
    repeatUnknown: repeatUnknown.exactOptional(),
  }) satisfies z.ZodType<ResumeWishes>,
);
