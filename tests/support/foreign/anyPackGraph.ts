import fc from 'fast-check';
import { comfyFile, type ComfyNode, type ComfyWire } from './comfyFile.ts';
import { comfySubgraph, type SubgraphWire } from './comfySubgraph.ts';

const ID = '6f1c2a1e-0000-4000-8000-00000000000a';
const USE = 1000;

type PackNode = ComfyNode & { readonly id: number; readonly widgets?: readonly string[] };
type PackWire = readonly [from: number, slot: number, to: number, input: string];

export interface PackGraph {
  readonly nodes: readonly PackNode[];
  readonly wires: readonly PackWire[];
}

const seeds = fc.constantFrom(0, 1, 7, 2147483646, 2147483647, 2147483648, 4294967295, 9007199254740991);
const words = fc.constantFrom('a red fox', 'snow, soft light', 'wide shot of x y z');
const control = 'fixed';

/** A seed, a shuffled text, a text that a model writes, and up to two pictures: each wired to what is before it, or not. */
export const anyPackGraph: fc.Arbitrary<PackGraph> = fc
  .record({
    seed: seeds,
    shuffleSeed: fc.option(seeds, { nil: undefined }),
    textSeed: fc.option(seeds, { nil: undefined }),
    pictures: fc.array(
      fc.record({
        seed: fc.option(seeds, { nil: undefined }),
        prompt: fc.constantFrom('text', 'shuffle', 'wrap', 'model', 'own'),
        words,
      }),
      { minLength: 1, maxLength: 2 },
    ),
    words,
    ratio: fc.constantFrom('1:1', '16:9'),
    isRouter: fc.boolean(),
  })
  .map(({ seed, shuffleSeed, textSeed, pictures, words: text, ratio, isRouter }) => {
    const wires: PackWire[] = [
      [2, 0, 3, 'text'],
      [3, 0, 4, 'text'],
      [5, 0, 6, 'provider'],
      [4, 0, 6, 'prompt'],
    ];
    if (shuffleSeed === undefined) wires.push([1, 0, 3, 'seed']);
    if (textSeed === undefined) wires.push([1, 0, 6, 'seed']);
    const nodes: PackNode[] = [
      { id: 1, type: 'LumiSeed', values: [seed, control], widgets: ['seed'], inputs: {}, outputs: { seed: 'INT' } },
      { id: 2, type: 'LumiTextInput', values: [text], widgets: ['text'], inputs: {}, outputs: { text: 'STRING' } },
      {
        id: 3,
        type: 'LumiShufflePrompt',
        values: ['stale', shuffleSeed ?? 5, control],
        widgets: ['text', 'seed'],
        inputs: { text: 'STRING', seed: 'INT' },
        outputs: { text: 'STRING' },
      },
      {
        id: 4,
        type: 'LumiWrapText',
        values: ['photo of ', ', at night'],
        inputs: { text: 'STRING' },
        outputs: { text: 'STRING' },
      },
      {
        id: 5,
        type: 'LumiOpenRouterProvider',
        values: ['OPENROUTER_API_KEY', 'openai/gpt-4o', 300, 0.5],
        outputs: { provider: 'LLM_PROVIDER' },
      },
      {
        id: 6,
        type: 'LumiLLMPromptProcessor',
        values: ['be kind', 'stale', textSeed ?? 5, control],
        widgets: ['prompt', 'seed'],
        inputs: { provider: 'LLM_PROVIDER', prompt: 'STRING', seed: 'INT' },
        outputs: { text: 'STRING' },
      },
      {
        id: 7,
        type: 'LumiLLMImagenProvider',
        values: isRouter
          ? ['openrouter', 'OPENROUTER_API_KEY', 'google/gemini-2.5-flash-image']
          : ['google', 'GOOGLE_API_KEY', 'gemini-2.5-flash-image'],
        outputs: { provider: 'IMAGEN_PROVIDER' },
      },
      { id: 8, type: 'LumiGeminiImagenConfig', values: [ratio, '1K', 1, 1], outputs: { config: 'IMAGEN_CONFIG' } },
    ];
    pictures.forEach((picture, at) => {
      const id = 20 + at * 2;
      nodes.push(
        {
          id,
          type: 'LumiLLMImagenProcessor',
          values: [picture.words, picture.seed ?? 5, control, 'fatal', ''],
          widgets: ['prompt', 'seed'],
          inputs: { provider: 'IMAGEN_PROVIDER', config: 'IMAGEN_CONFIG', prompt: 'STRING', seed: 'INT' },
          outputs: { images: 'IMAGE', text: 'STRING' },
        },
        { id: id + 1, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
      );
      wires.push([7, 0, id, 'provider'], [8, 0, id, 'config'], [id, 0, id + 1, 'images']);
      if (picture.seed === undefined) wires.push([1, 0, id, 'seed']);
      const source = { text: 2, shuffle: 3, wrap: 4, model: 6, own: undefined }[picture.prompt];
      if (source !== undefined) wires.push([source, 0, id, 'prompt']);
    });
    return { nodes, wires };
  });

export interface Moved {
  /** What the use shows of the values inside: none; those of inputs that lead to them, in order; or by `proxyWidgets`. */
  readonly shows: 'nothing' | 'inputs' | 'proxies';
}

/** The same graph with some of its nodes in a subgraph, whose use holds what it shows of theirs. */
export function movedIntoSubgraph(
  nodes: readonly PackNode[],
  wires: readonly PackWire[],
  isInside: (node: PackNode, at: number) => boolean,
  shows: Moved['shows'],
): object {
  const inner = nodes.filter(isInside);
  const ids = new Set(inner.map(({ id }) => id));
  const typeOf = (id: number, slot: number) =>
    Object.values(nodes.find((node) => node.id === id)?.outputs ?? {})[slot] ?? '*';
  const inputs = new Map<string, string>();
  const outputs = new Map<string, string>();
  const innerWires: SubgraphWire[] = [];
  const outerWires: ComfyWire[] = [];
  const places = new Map<string, number>();
  for (const [from, slot, to, input] of wires) {
    const key = `${String(from)}-${String(slot)}`;
    if (ids.has(from) && ids.has(to)) innerWires.push([from, slot, to, input]);
    else if (ids.has(to)) {
      if (!inputs.has(key)) {
        places.set(key, inputs.size);
        inputs.set(key, typeOf(from, slot));
        outerWires.push([from, slot, USE, key]);
      }
      innerWires.push(['in', places.get(key) ?? 0, to, input]);
    } else if (ids.has(from)) {
      if (!outputs.has(key)) {
        innerWires.push([from, slot, 'out', key]);
        outputs.set(key, typeOf(from, slot));
      }
      outerWires.push([USE, [...outputs.keys()].indexOf(key), to, input]);
    } else outerWires.push([from, slot, to, input]);
  }
  // Values that are not wired are shown by the use, and the definition has others in their place.
  const isWired = (id: number, input: string) => wires.some(([, , to, name]) => to === id && name === input);
  const proxies: (readonly [string, string])[] = [];
  const held: unknown[] = [];
  const fedValues = [...inputs.keys()].flatMap((key) => {
    const place = places.get(key) ?? 0;
    const led = innerWires.find(([from, slot, to, input]) => from === 'in' && slot === place && isValue(to, input));
    return led ? [led[3]] : [];
  });
  function isValue(to: number | 'out', input: string): boolean {
    return inner.find(({ id }) => id === to)?.widgets?.includes(input) === true;
  }
  // The values of wired inputs are stale.
  if (shows === 'inputs') for (const input of fedValues) held.push(...(input === 'seed' ? [99, control] : ['stale']));
  const defined = inner.map((node) => {
    if (shows === 'nothing' || !Array.isArray(node.values)) return node;
    const values = [...(node.values as readonly unknown[])];
    const own: Record<string, string> = {};
    for (const widget of node.widgets ?? []) {
      const at = placeOf(node, widget);
      if (isWired(node.id, widget) || at < 0) continue;
      if (shows === 'proxies') {
        proxies.push([String(node.id), widget]);
        held.push(values[at]);
      } else {
        const name = `own-${String(node.id)}-${widget}`;
        innerWires.push(['in', inputs.size, node.id, widget]);
        inputs.set(name, widget === 'seed' ? 'INT' : 'STRING');
        own[widget] = widget === 'seed' ? 'INT' : 'STRING';
        held.push(values[at], ...(widget === 'seed' ? [control] : []));
      }
      values[at] = widget === 'seed' ? 3 : 'of the definition';
    }
    return { ...node, values, inputs: { ...node.inputs, ...own } };
  });
  const use: ComfyNode = {
    id: USE,
    type: ID,
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
    values: held,
    ...(shows === 'proxies' && { properties: { proxyWidgets: proxies } }),
  };
  const subgraph = comfySubgraph({
    id: ID,
    name: 'Part',
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
    nodes: defined,
    wires: innerWires,
  });
  const outer = nodes.filter(({ id }) => !ids.has(id));
  return comfyFile(inner.length > 0 ? [...outer, use] : outer, outerWires, { definitions: { subgraphs: [subgraph] } });
}

/** Where a value stands in a node's list. */
function placeOf({ type, values }: PackNode, widget: string): number {
  if (widget !== 'seed') return type === 'LumiLLMPromptProcessor' ? 1 : 0;
  return Array.isArray(values) ? values.indexOf(control) - 1 : -1;
}
