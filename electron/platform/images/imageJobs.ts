/** What is said between the app and its picture process. Both sides parse what they hear. */
import { FLATTEN_AS } from '#shared/graph/marks/Marks';
import { z } from 'zod';

/** As wide as a header can say: which sizes are too many pixels is for the tool to say, in words. */
const px = z.number().int().min(1).max(0xffff_ffff);
const path = z.string().min(1);

export const probedSchema = z.object({ width: px, height: px, mime: z.string() });
/** A picture's size as it is shown, turned upright, and its kind by its bytes. */
export type Probed = z.output<typeof probedSchema>;

const sampleSchema = z.object({
  prompt: z.string(),
  width: px,
  height: px,
  seed: z.number(),
  /** Place in the batch, from 0. */
  index: z.number().int(),
});
export type Sample = Readonly<z.output<typeof sampleSchema>>;

export const CONVERT_FORMATS = ['png', 'jpeg', 'webp'] as const;
export type ConvertFormat = (typeof CONVERT_FORMATS)[number];

/** What converting may lose: all frames but the first, and what of each colour is finer than 8 bits. */
export const lossSchema = z.enum(['frames', 'depth']);
export type Loss = z.output<typeof lossSchema>;

const jobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('probe'), path }),
  z.object({ kind: z.literal('decode'), path }),
  z.object({ kind: z.literal('thumbnail'), source: path, dest: path, width: px, isLenient: z.boolean() }),
  z.object({ kind: z.literal('thumb-hash'), path }),
  z.object({
    kind: z.literal('convert'),
    source: path,
    dest: path,
    format: z.enum(CONVERT_FORMATS),
    /** Neither side is longer then. */
    longSide: px.exactOptional(),
  }),
  z.object({ kind: z.literal('read-recipe'), path }),
  z.object({ kind: z.literal('read-origin'), path, beside: z.array(path).max(4) }),
  z.object({ kind: z.literal('clear-hidden'), source: path, dest: path }),
  z.object({ kind: z.literal('has-credentials'), path }),
  z.object({ kind: z.literal('embed-recipe'), source: path, dest: path, recipe: z.string().nullable() }),
  z.object({ kind: z.literal('strip'), source: path, dest: path }),
  z.object({ kind: z.literal('flatten'), source: path, dest: path, as: z.enum(FLATTEN_AS), marks: z.unknown() }),
  z.object({ kind: z.literal('draw'), sample: sampleSchema, dest: path }),
]);
export type ImageJob = Readonly<z.output<typeof jobSchema>>;

export const requestSchema = z.object({ id: z.number().int(), job: jobSchema });
export type ImageRequest = z.output<typeof requestSchema>;

export const answerSchema = z.discriminatedUnion('ok', [
  z.object({ id: z.number().int(), ok: z.literal(true), value: z.unknown() }),
  z.object({
    id: z.number().int(),
    ok: z.literal(false),
    fault: z.enum(['picture', 'unopened', 'storage', 'bad-input']),
    message: z.string(),
    hint: z.string().exactOptional(),
    /** The tool's own words, for the log. */
    detail: z.string(),
  }),
]);
export type ImageAnswer = z.output<typeof answerSchema>;
