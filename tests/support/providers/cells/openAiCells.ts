import type { JsonObject } from '#shared/graph/Field';
import type { OpenAiFacts } from '../openAiFacts.ts';
import { noField, referenceCells, taken, told, WORDS, type Capability, type Cell } from './Cell.ts';

const SIZES = ['1024x1024', '1536x1024', '1024x1536', '1280x720', '3840x2160'];
const QUALITIES = ['low', 'medium', 'high', 'xhigh', 'max'];
const EFFORTS = ['low', 'medium', 'high'];
const FIDELITIES = ['low', 'high'];
const FORMATS = ['png', 'jpeg', 'webp', 'gif', 'svg'];

/** Of one of OpenAI's models that draw. */
export function openAiCells({
  sizes,
  qualities,
  formats,
  fidelities,
  hasComplexity,
  takesMarkup,
}: OpenAiFacts): readonly Cell[] {
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
    (takesMarkup ? taken : told)('markup', 'of the first picture', { references: 1, markup: true }),
    told('markup', 'without a picture', { markup: true }),
    ...EFFORTS.map((complexity) => {
      const ask = { options: { complexity } };
      return hasComplexity ? taken('complexity', complexity, ask) : told('complexity', complexity, ask, { complexity });
    }),
    taken('moderation', 'low', { options: { moderation: 'low' } }),
    ...FIDELITIES.map((inputFidelity) => {
      const ask = { references: 1, options: { inputFidelity } };
      return fidelities.includes(inputFidelity)
        ? taken('fidelity', inputFidelity, ask)
        : told('fidelity', inputFidelity, ask);
    }),
    told('fidelity', 'without a picture', { options: { inputFidelity: 'low' } }, { input_fidelity: 'low' }),
    ...ofFormat('gif', 'frames', { frames: 8, frameDuration: 90 }, formats),
    ...ofFormat('svg', 'svgEffort', { svgEffort: 'high' }, formats),
  ];
}

/** What there is for one format only, of those that give it; for the format that all give it is left out. */
function ofFormat(outputFormat: string, capability: Capability, options: JsonObject, formats: readonly string[]) {
  const of = { options: { ...options, outputFormat } };
  return [
    formats.includes(outputFormat)
      ? taken(capability, `of ${outputFormat.toUpperCase()}`, of)
      : told(capability, `of ${outputFormat.toUpperCase()}`, of),
    told(capability, 'of PNG', { options }),
  ];
}
