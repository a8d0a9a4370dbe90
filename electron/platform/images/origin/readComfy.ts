import { asMap, at, listOf, settingsIn, textAt, wordAt, type Json, type JsonMap } from './looseJson.ts';
import type { Told } from './Origin.ts';

/** Inputs of nodes that hold words, and names of models. */
const WORDS = [
  'text',
  'text_g',
  'text_l',
  'clip_l',
  't5xxl',
  'prompt',
  'positive',
  'negative',
  'positive_prompt',
  'string',
  'value',
  'populated_text',
];
const MODELS = ['ckpt_name', 'unet_name', 'model_name', 'model'];
const SEEDS = ['seed', 'noise_seed'];
/** What leads to the words that a sampler works from. */
const WAYS = ['positive', 'conditioning', 'guider'];
/** What leads to no words. */
const NO_WORDS: ReadonlySet<string> = new Set(['model', 'clip', 'vae']);
const OF_SAMPLER = ['steps', 'cfg', 'sampler_name', 'scheduler', 'denoise'];
const MODEL_FILE = /\.(?:safetensors|ckpt|gguf|sft)$/i;
const MAX_NODES = 20_000;
/** Smaller numbers are steps and sizes. */
const LEAST_SEED = 10_000;

/** What the `prompt` of a ComfyUI picture says: its nodes by id, as they ran. `undefined`: it is none. */
export function readComfyPrompt(prompt: JsonMap | undefined): Told | undefined {
  const nodes = new Map<string, JsonMap>();
  for (const [id, value] of Object.entries(prompt ?? {}).slice(0, MAX_NODES)) {
    const node = asMap(value);
    if (node && typeof at(node, 'class_type') === 'string') nodes.set(id, node);
  }
  if (nodes.size === 0) return undefined;
  const inputs = (node: JsonMap | undefined) => asMap(at(node, 'inputs'));
  const all = [...nodes.values()];
  const sampler = all.find((node) => /sampler/i.test(textAt(node, 'class_type') ?? '') && isSampling(inputs(node)));
  const from = (ways: readonly string[], other: 'positive' | 'negative') =>
    wordsBehind(
      nodes,
      ways.map((way) => at(inputs(sampler), way)),
      other,
    );
  const positive = from(WAYS, 'negative');
  const every = all.filter((node) => /text|prompt/i.test(textAt(node, 'class_type') ?? ''));
  const words =
    positive.length > 0
      ? positive
      : distinct((every.length > 0 ? every : all).flatMap((node) => wordsOf(inputs(node))));
  return {
    program: 'ComfyUI',
    prompt: words.join('\n'),
    negative: from(['negative'], 'positive').join('\n'),
    model: all.map((node) => textAt(inputs(node), ...MODELS)).find((name) => name !== undefined),
    seed: [sampler, ...all].map((node) => seedOf(inputs(node))).find((seed) => seed !== undefined),
    settings: settingsIn(inputs(sampler), []).filter(([label]) => OF_SAMPLER.includes(label.replaceAll(' ', '_'))),
  };
}

/** What the `workflow` says, which holds values without their names. `undefined`: it is none. */
export function readComfyWorkflow(workflow: JsonMap | undefined): Told | undefined {
  const nodes = listOf(at(workflow, 'nodes'));
  const isComfy = Array.isArray(at(workflow, 'links')) || at(workflow, 'last_node_id') !== undefined;
  if (nodes.length === 0 || !isComfy) return undefined;
  const values = (type: RegExp) =>
    nodes
      .slice(0, MAX_NODES)
      .map(asMap)
      .filter((node) => type.test(textAt(node, 'type') ?? ''))
      .map((node) => valuesOf(at(node, 'widgets_values')));
  const words = values(/textencode|prompt|text/i).flatMap((each) => each.filter(isWords).slice(0, 1));
  return {
    program: 'ComfyUI',
    prompt: distinct(words).join('\n'),
    model: values(/checkpoint|unet|loader/i)
      .flat()
      .filter(isWords)
      .find((value) => MODEL_FILE.test(value)),
    seed: values(/sampler|noise|seed/i)
      .flat()
      .filter((value) => typeof value === 'number')
      .find((value) => value > LEAST_SEED)
      ?.toString(),
  };
}

function isWords(value: Json): value is string {
  return typeof value === 'string' && value.trim().length > 2;
}

function valuesOf(values: Json | undefined): readonly Json[] {
  return Array.isArray(values)
    ? listOf(values)
    : Object.values(asMap(values) ?? {}).filter((value) => value !== undefined);
}

function isSampling(inputs: JsonMap | undefined): boolean {
  return WAYS.some((way) => Array.isArray(at(inputs, way)));
}

function seedOf(inputs: JsonMap | undefined): string | undefined {
  const seed = wordAt(inputs, ...SEEDS);
  return seed !== undefined && /^\d+$/.test(seed) ? seed : undefined;
}

/** Along the wires, each node once; not along those that carry the other words through the same nodes. */
function wordsBehind(
  nodes: ReadonlyMap<string, JsonMap>,
  starts: readonly (Json | undefined)[],
  other: 'positive' | 'negative',
): readonly string[] {
  const waiting = starts.flatMap(linked);
  const seen = new Set<string>();
  const words: string[] = [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const inputs = asMap(at(nodes.get(id), 'inputs'));
    for (const text of wordsOf(inputs, other)) words.push(text);
    for (const [name, value] of Object.entries(inputs ?? {}).toReversed()) {
      if (!NO_WORDS.has(name) && name !== other) waiting.push(...linked(value));
    }
  }
  return distinct(words);
}

/** A wire is the id of a node and the number of its output. */
function linked(value: Json | undefined): readonly string[] {
  const [id, output, ...more] = listOf(value);
  if (more.length > 0) return [];
  return (typeof id === 'string' || typeof id === 'number') && typeof output === 'number' ? [String(id)] : [];
}

function wordsOf(inputs: JsonMap | undefined, other = 'negative'): readonly string[] {
  return WORDS.flatMap((name) => {
    const value = name === other ? undefined : at(inputs, name);
    return typeof value === 'string' && value.trim() !== '' ? [value] : [];
  });
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
