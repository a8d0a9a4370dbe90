/** What `/images`, and the chat path for a model that writes as well, accept. @see https://openrouter.ai/docs/features/multimodal/image-generation */
import { z } from 'zod';
import { isPictureUrl } from './openRouterRequestSchema.ts';
import type { FactParameter, RouterFacts } from './routerFacts.ts';

const names = z.array(z.string().min(1)).min(1).optional();

export const routingSchema = z
  .strictObject({
    only: names,
    order: names,
    ignore: names,
    sort: z.enum(['price', 'throughput', 'latency']).optional(),
    allow_fallbacks: z.boolean().optional(),
    data_collection: z.enum(['allow', 'deny']).optional(),
    zdr: z.boolean().optional(),
    options: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  })
  .optional();

const picture = z.strictObject({
  type: z.literal('image_url'),
  image_url: z.strictObject({ url: z.string().refine(isPictureUrl, 'Invalid image URL') }),
});

export function openRouterImagesSchema({ parameters, references, hasSeed, streams }: RouterFacts) {
  return z
    .strictObject({
      ...optionsOf(parameters),
      model: z.string(),
      prompt: z.string().min(1),
      n: z.literal(1).optional(),
      seed: hasSeed ? z.int().optional() : z.never().optional(),
      stream: streams ? z.boolean().optional() : z.literal(false).optional(),
      input_references: z.array(picture).min(1).max(references, 'Too many input references').optional(),
      provider: routingSchema,
    })
    .refine(
      (body: Record<string, unknown>) =>
        !/^\d+x\d+$/.test(String(body['size'])) || (body['aspect_ratio'] ?? body['resolution']) === undefined,
      'size conflicts with aspect_ratio and resolution',
    );
}

/** As it is asked for with instructions, or a temperature. */
export function routerChatSchema({ parameters, references, hasSeed }: RouterFacts) {
  const { resolution, ...rest } = optionsOf(parameters);
  const system = z.strictObject({ role: z.literal('system'), content: z.string().min(1) });
  const user = z.strictObject({
    role: z.literal('user'),
    content: z
      .array(z.union([z.strictObject({ type: z.literal('text'), text: z.string() }), picture]))
      .max(references + 1, 'Too many images'),
  });
  return z.strictObject({
    model: z.string(),
    messages: z.union([z.tuple([user]), z.tuple([system, user])]),
    temperature: z.number().min(0).max(2).optional(),
    top_p: z.number().gt(0).max(1).optional(),
    modalities: z.tuple([z.literal('image'), z.literal('text')]).readonly(),
    image_config: z.strictObject({ ...rest, ...(resolution && { image_size: resolution }) }).optional(),
    seed: hasSeed ? z.int().optional() : z.never().optional(),
    provider: routingSchema,
    stream: z.literal(false),
  });
}

function optionsOf(parameters: RouterFacts['parameters']): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(parameters).map(([name, each]) => [name, schemaOf(each).optional()]));
}

function schemaOf(parameter: FactParameter): z.ZodType {
  switch (parameter.type) {
    case 'enum':
      return z.union(parameter.values.map((value) => z.literal(value)));
    case 'range':
      return z.number().min(parameter.min).max(parameter.max);
    case 'boolean':
      return z.boolean();
    case 'colour-list':
      return z.string().regex(/^#[0-9a-f]{6}(?:,#[0-9a-f]{6})*$/i);
  }
}
