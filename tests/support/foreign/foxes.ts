import fc from 'fast-check';
import { aGraph, type GraphBuilder } from '../builders.ts';

export const pictureOf = (name: string, sign: string) => ({ id: sign.repeat(64), name });

/** Nothing the pack would fill in by itself. */
export const ALL_SAID: Said = { count: 1, temperature: 1, topP: 1 };

/** What is asked for; what is not said is left to its default. */
export interface Said {
  readonly count?: number;
  readonly words?: string;
  readonly instructions?: string;
  readonly seed?: number;
  readonly ratio?: string;
  readonly size?: string;
  readonly temperature?: number | undefined;
  readonly topP?: number | undefined;
  readonly hasSettings?: boolean;
  readonly isTyped?: boolean;
  readonly text?: { readonly maxTokens?: number | undefined; readonly seed: number } | undefined;
  readonly pictures?: readonly { readonly id: string; readonly name: string }[];
  readonly title?: string;
  readonly keyName?: string;
  readonly file?: string;
  readonly id?: string;
}

/** A picture of foxes, asked for as it is said. */
export function foxes(said: Said): GraphBuilder {
  const { words = 'a fox', id = 't', hasSettings = true, isTyped = false, text } = said;
  const pictures = said.pictures ?? [pictureOf(said.file ?? 'fox.png', 'c')];
  const known = (fields: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<string, string>;
  let graph = aGraph('Foxes')
    .node('p', 'google-provider', known({ model: 'gemini-2.5-flash-image', keyName: said.keyName }))
    .node(
      'c',
      'gemini-config',
      known({
        aspectRatio: said.ratio ?? '1:1',
        resolution: said.size ?? '1K',
        numImages: said.count,
        temperature: said.temperature,
        topP: said.topP,
      }),
    )
    .node(id, 'text', { value: words }, said.title === undefined ? {} : { title: said.title })
    .node('f', 'image-input', { pictures: [...pictures] })
    .node('d', 'image-processor', known({ seed: said.seed ?? 7, prompt: words, instructions: said.instructions }))
    .node('s', 'save-images', { namePattern: '{graph}' })
    .wire('p.provider', 'd.provider')
    .wire('f.images', 'd.references')
    .wire('d.images', 's.images');
  if (hasSettings) graph = graph.wire('c.config', 'd.config');
  if (!isTyped && !text) graph = graph.wire(`${id}.text`, 'd.prompt');
  if (!text) return graph;
  return graph
    .node('o', 'openrouter-provider', { model: 'openai/gpt-5-mini' })
    .node('w', 'text-processor', known({ prompt: words, topP: 0.5, ...text }))
    .wire('o.provider', 'w.provider')
    .wire('w.text', 'd.prompt');
}

export const anyFoxes = fc.record<Said>({
  count: fc.constantFrom(1, 2),
  words: fc.constantFrom('a fox', ' a fox', 'a fox\n'),
  instructions: fc.constantFrom('', 'be kind', ' be kind'),
  seed: fc.constantFrom(0, 7, 2 ** 31 - 1, 2 ** 31, 2 ** 40 + 3),
  ratio: fc.constantFrom('auto', '1:1', '16:9', '1:8'),
  size: fc.constantFrom('1K', '2K', '4K'),
  temperature: fc.constantFrom(undefined, 0, 1),
  topP: fc.constantFrom(undefined, 0, 1),
  hasSettings: fc.boolean(),
  isTyped: fc.boolean(),
  text: fc.option(
    fc.record({ maxTokens: fc.constantFrom(undefined, 12, 90_000), seed: fc.constantFrom(0, 3, 2 ** 31 - 1) }),
    { nil: undefined },
  ),
  pictures: fc.constantFrom([], [pictureOf('fox.png', 'c')], [pictureOf('fox.png', 'c'), pictureOf('den.png', 'd')]),
});
