import { z } from 'zod';
import type { EffectiveRequest } from './Effective.ts';

const sent = z.object({
  maxTokens: z.number().exactOptional(),
  temperature: z.number().exactOptional(),
  topP: z.number().exactOptional(),
});

/** What is sent with a text beside its words, as `textEffective` wrote it down. */
export function sentForText({ options }: Pick<EffectiveRequest, 'options'>): z.output<typeof sent> {
  return sent.parse(options);
}
