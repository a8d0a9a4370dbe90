import type { JsonObject } from '#shared/graph/Field';
import type { OptionValue } from '#shared/providers/families/openrouter/routerOptions';
import type { FactParameter, RouterFacts } from '../routerFacts.ts';
import { noField, referenceCells, taken, told, WORDS, type Ask, type Capability, type Cell } from './Cell.ts';

/** What OpenRouter calls them, and what is asked for where a model has none. */
const SETTINGS: readonly (readonly [Capability, string, OptionValue])[] = [
  ['ratio', 'aspect_ratio', '16:9'],
  ['size', 'resolution', '2K'],
  ['size', 'size', '1024x1024'],
  ['transparent', 'background', 'transparent'],
  ['quality', 'quality', 'high'],
  ['format', 'output_format', 'jpeg'],
  ['compression', 'output_compression', 50],
];

/** Of a model of another maker than Google, at OpenRouter, whose list was read. */
export function routerCells({ parameters, references, hasSeed, writes }: RouterFacts): readonly Cell[] {
  const sampling = (capability: Capability, name: string) =>
    writes ? taken(capability, '1', setting(name, 1)) : told(capability, '1', setting(name, 1), { [name]: 1 });
  return [
    ...SETTINGS.flatMap(([capability, name, value]) => {
      const parameter = parameters[name];
      if (parameter) return valuesOf(capability, name, parameter);
      return [told(capability, `${name} ${String(value)}`, setting(name, value), { [name]: value })];
    }),
    hasSeed ? taken('seed', 'any', { seed: 41 }) : told('seed', 'any', { seed: 41 }, { seed: 41 }),
    ...referenceCells(references),
    told('mask', 'of the first picture', { references: Math.min(1, references), mask: true }, { mask: 'x' }),
    sampling('temperature', 'temperature'),
    sampling('topP', 'top_p'),
    told('thinking', 'high', setting('reasoning', 'high'), { reasoning: { effort: 'high' } }),
    writes
      ? taken('instructions', 'some', { instructions: WORDS })
      : told('instructions', 'some', { instructions: WORDS }, { instructions: WORDS }),
    taken('number', '3, by calls of their own', { batch: 3 }, true),
    noField('number', '4 in one call', { n: 4 }),
  ];
}

function valuesOf(capability: Capability, name: string, parameter: FactParameter): readonly Cell[] {
  const good = (value: OptionValue) => taken(capability, `${name} ${String(value)}`, setting(name, value));
  const bad = (value: OptionValue) =>
    told(capability, `${name} ${String(value)}`, setting(name, value), { [name]: value });
  switch (parameter.type) {
    case 'enum':
      return [...parameter.values.map(good), bad('another')];
    case 'range':
      return [good(parameter.min), good(parameter.max), bad(parameter.max + 1)];
    case 'boolean':
      return [good(true), bad('another')];
    case 'colour-list':
      return [good('#ff0000')];
  }
}

function setting(name: string, value: OptionValue): Ask {
  const options: JsonObject = { [name]: value };
  return { options: { options } };
}
