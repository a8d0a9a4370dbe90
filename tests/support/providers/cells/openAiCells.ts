import type { JsonObject } from '#shared/graph/Field';
import type { OpenAiFacts } from '../openAiFacts.ts';
import { noField, referenceCells, taken, told, WORDS, type Capability, type Cell } from './Cell.ts';

const SIZES = ['1024x1024', '1536x1024', '1024x1536', '1280x720', '3840x2160'];
const QUALITIES = ['low', 'medium', 'high', 'xhigh', 'max'];
const FORMATS = ['png', 'jpeg', 'webp', 'gif', 'svg'];

/** Of one of OpenAI's models that draw. */
export function openAiCells({ sizes, qualities, formats }: OpenAiFacts): readonly Cell[] {
  const each = (capability: Capability, option: string, wire: string, all: readonly string[], has: readonly string[]) =>
    all.map((value) => {
      const options: JsonObject = { [option]: value };
      return has.includes(value)
        ? taken(capability, value, { options }, value === 'png')
        : told(capability, value, { options }, { [wire]: value });
    });
  const seeThrough = { background: 'transparent', outputFormat: 'jpeg' };
  return [
    noField('ratio', '16:9', { aspect_ratio: '16:9' }),
    ...each('size', 'size', 'size', SIZES, sizes.length > 0 ? sizes : SIZES),
    told('seed', 'any', { seed: 41 }, { seed: 41 }),
    ...referenceCells(16),
    taken('mask', 'of the first picture', { references: 1, mask: true }),
    ...(formats.includes('gif')
      ? [told('mask', 'with a GIF', { references: 1, mask: true, options: { outputFormat: 'gif' } })]
      : []),
    taken('transparent', 'as PNG', { options: { background: 'transparent' } }),
    told('transparent', 'as JPEG', { options: seeThrough }, { background: 'transparent', output_format: 'jpeg' }),
    ...each('quality', 'quality', 'quality', QUALITIES, qualities),
    ...each('format', 'outputFormat', 'output_format', FORMATS, formats),
    taken('compression', 'of JPEG', { options: { outputFormat: 'jpeg', compression: 50 } }),
    told('compression', 'of PNG', { options: { compression: 50 } }, { output_compression: 50 }),
    noField('temperature', '1', { temperature: 1 }),
    noField('topP', '1', { top_p: 1 }),
    noField('thinking', 'high', { reasoning: { effort: 'high' } }),
    told('instructions', 'some', { instructions: WORDS }, { instructions: WORDS }),
    taken('number', '3, by calls of their own', { batch: 3 }, true),
  ];
}
