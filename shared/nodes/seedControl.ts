import { setFieldsAt, type FieldChange } from '../graph/groups/fieldsAt.ts';
import { withoutGroups } from '../graph/groups/withoutGroups.ts';
import { withoutReroutes } from '../graph/withoutReroutes.ts';
import { choiceField } from '../graph/fields/choiceField.ts';
import { integerField } from '../graph/fields/integerField.ts';
import { readWhole, wholeOf } from '../graph/fields/Whole.ts';
import { wholeField } from '../graph/fields/wholeField.ts';
import type { Field, IntegerField, JsonObject, WholeField } from '../graph/Field.ts';
import { definitionOf } from '../graph/definitionOf.ts';
import type { Edge, Graph, GraphNode } from '../graph/Graph.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';

/** The largest seed a field takes; far from where whole numbers lose precision, so that seed + i stays exact. */
export const MAX_SEED = 2 ** 52;
/** Random seeds are below it, within 31 bits: what is on screen is then what is sent. */
const RANDOM_SEEDS = 2 ** 31;

const CONTROLS = [
  { value: 'fixed', label: 'fixed' },
  { value: 'randomise', label: 'randomise' },
  { value: 'increment', label: 'increment' },
  { value: 'decrement', label: 'decrement' },
] as const;
type SeedControl = (typeof CONTROLS)[number]['value'];

/** @param random 0 to below 1 */
export function drawSeed(random: number): number {
  return Math.floor(random * RANDOM_SEEDS);
}

/** @param control the field beside it, a `controlField`, that moves it on before each run */
export function seedField({ control }: { readonly control: string }): IntegerField {
  return integerField('Seed', {
    min: 0,
    max: MAX_SEED,
    default: 0,
    help: 'The same seed and request ask for the same picture. Models honour it as best they can.',
    reveals: 'seed',
    control,
  });
}

/**
 * A seed of 64 bits, as the text nodes of the original pack have them.
 * @param anewAtZero see `WholeField`
 */
export function longSeedField({
  control,
  anewAtZero,
}: {
  readonly control: string;
  readonly anewAtZero?: JsonObject;
}): WholeField {
  return wholeField('Seed', {
    min: 0n,
    max: 2n ** 64n - 1n,
    default: 0,
    help:
      anewAtZero === undefined
        ? 'The same seed and text give the same.'
        : 'The same seed, text and files draw the same. 0 draws anew at each run.',
    reveals: 'seed',
    control,
    ...(anewAtZero && { anewAtZero }),
  });
}

/** A field that is moved on before each run, as the field beside it says. */
export type SeedField = (IntegerField | WholeField) & { readonly control: string };

export function isSeedField(field: Field | undefined): field is SeedField {
  return (field?.kind === 'integer' || field?.kind === 'whole') && field.control !== undefined;
}

export const controlField = choiceField('Seed control', CONTROLS, {
  default: 'fixed',
  placed: 'randomise',
  asNew: 'seed-control',
  help: 'What happens to the seed before each run, so that the seed you see is the seed of the picture you see. Increment and decrement go by the number of pictures, so that a batch of the same size repeats no seed.',
});

/**
 * The nodes with their seeds moved on as their controls say: to be done before a run, never after. A seed that is wired from elsewhere
 * stays. Gives the same array where nothing changes.
 * @param random 0 to below 1, for this field of the node of this id
 */
export function advanceSeeds<N extends GraphNode>(
  graph: { readonly nodes: readonly N[]; readonly edges: readonly Edge[] },
  palette: Palette,
  random: (node: string, field: string) => number,
): readonly N[] {
  const { nodes } = graph;
  const { edges } = withoutReroutes(graph);
  const isWired = wiredSockets(edges);
  const seedsTaken = countSeedsTaken({ nodes, edges }, palette);
  const advance = (node: N, [name, field, moves]: Seed): N => {
    const control = controlField.check(node.fields?.[moves] ?? controlField.default);
    if (!control.ok || control.value === 'fixed' || isWired(node.id, name)) return node;
    const now = field.check(node.fields?.[name] ?? field.default);
    // What is no seed is for the check to tell; a random one takes its place.
    if (!now.ok && control.value !== 'randomise') return node;
    const value = next(control.value, readWhole(now.ok ? now.value : 0) ?? 0n, {
      step: () => BigInt(seedsTaken(node.id)),
      random: () => random(node.id, name),
      max: BigInt(field.max),
    });
    return { ...node, fields: { ...node.fields, [name]: wholeOf(value) } };
  };
  const advanced = nodes.map((node) => seedsOf(palette.get(node.type)).reduce(advance, node));
  return advanced.some((node, at) => node !== nodes[at]) ? advanced : nodes;
}

/** Whether each run draws the seed of a node at random: its own, or that of the node that is wired in its place. In groups, by its path. */
export function isSeedDrawn(graph: Graph, palette: Palette, id: string): boolean {
  const { nodes, edges } = withoutReroutes(withoutGroups(graph));
  const looked = new Set<string>();
  const isDrawn = (at: string): boolean => {
    const node = nodes.find((each) => each.id === at);
    if (!node || looked.has(at)) return false;
    looked.add(at);
    if (palette.get(node.type)?.handsOn) {
      return edges.some(({ from, to }) => to.node === at && to.socket === HANDED_SEED && isDrawn(from.node));
    }
    return seedsOf(definitionOf(palette, node)).some(([name, , control]) => {
      const wire = edges.find(({ to }) => to.node === at && to.socket === name);
      return wire ? isDrawn(wire.from.node) : (node.fields?.[control] ?? controlField.default) === 'randomise';
    });
  };
  return isDrawn(id);
}

/** The input by which a node that hands on is given a seed. */
const HANDED_SEED = 'seed';

/** The graph with every seed as it is, to stay so: what was drawn for a run is not drawn anew. */
export function fixSeeds<G extends Graph>(graph: G, palette: Palette): G {
  const changes = withoutGroups(graph).nodes.flatMap((node) =>
    seedsOf(palette.get(node.type)).flatMap(([, , control]): FieldChange[] =>
      (node.fields?.[control] ?? controlField.default) === 'fixed'
        ? []
        : [{ node: node.id, field: control, value: 'fixed' }],
    ),
  );
  return setFieldsAt(graph, changes);
}

/** A field that holds a seed: its name, itself, and the name of its control. */
type Seed = readonly [name: string, field: SeedField, control: string];

/** Found once a node type. */
const seedsByDefinition = new WeakMap<AnyNodeDefinition, readonly Seed[]>();

function seedsOf(definition: AnyNodeDefinition | undefined): readonly Seed[] {
  if (!definition) return [];
  const known = seedsByDefinition.get(definition);
  if (known) return known;
  const seeds = Object.entries(definition.fields).flatMap(([name, field]): Seed[] =>
    isSeedField(field) ? [[name, field, field.control]] : [],
  );
  seedsByDefinition.set(definition, seeds);
  return seeds;
}

interface NextSeed {
  readonly step: () => bigint;
  readonly random: () => number;
  readonly max: bigint;
}

function next(control: Exclude<SeedControl, 'fixed'>, seed: bigint, { step, random, max }: NextSeed): bigint {
  switch (control) {
    case 'randomise':
      return BigInt(drawSeed(random()));
    case 'increment':
      return seed + step() * 2n - 1n > max ? 0n : seed + step();
    case 'decrement':
      return seed < step() ? max - step() + 1n : seed - step();
  }
}

/** Whether something is wired into a node's socket. */
function wiredSockets(edges: readonly Edge[]): (node: string, socket: string) => boolean {
  const wired = Map.groupBy(edges, ({ to }) => to.node);
  const sockets = new Map([...wired].map(([node, into]) => [node, new Set(into.map(({ to }) => to.socket))]));
  return (node, socket) => sockets.get(node)?.has(socket) ?? false;
}

/**
 * How many seeds one run takes from a seed: a batch of N pictures has N of them, so the next batch begins N further on, or it would ask again
 * for all but one. Where several nodes share the seed, the largest batch counts. Every wire is looked at once, however many share it.
 */
function countSeedsTaken({ nodes, edges }: Graph, palette: Palette): (node: string) => number {
  const definitions = new Map(nodes.map((node) => [node.id, definitionOf(palette, node)]));
  const asked = new Map(nodes.map(({ id, fields = {} }) => [id, definitions.get(id)?.batch?.(fields)]));
  const batches = new Map<string, number>();
  for (const { id, fields = {} } of nodes) {
    const own = definitions.get(id)?.seedsTaken?.(fields);
    if (own !== undefined) batches.set(id, own);
  }
  for (const { from, to } of edges) {
    const count = asked.get(from.node);
    const isConfig = definitions.get(to.node)?.inputs[to.socket]?.type === 'config';
    if (isConfig && count !== undefined) raise(batches, to.node, count);
  }
  const handing = new Set(nodes.filter(({ id }) => definitions.get(id)?.handsOn).map(({ id }) => id));
  for (const { from, to } of handing.size > 0 ? edges : []) {
    const isConfig = definitions.get(to.node)?.inputs[to.socket]?.type === 'config';
    if (isConfig && handing.has(from.node)) raise(batches, to.node, batches.get(from.node) ?? 1);
  }
  const taken = new Map(batches);
  for (const { from, to } of edges) {
    const isSeed = seedsOf(definitions.get(to.node)).some(([name]) => name === to.socket);
    if (isSeed) raise(taken, from.node, batches.get(to.node) ?? 1);
  }
  for (const { from, to } of handing.size > 0 ? edges : []) {
    const isSeed = handing.has(to.node) && definitions.get(to.node)?.inputs[to.socket]?.type === 'integer';
    if (isSeed) raise(taken, from.node, taken.get(to.node) ?? 1);
  }
  return (node) => Math.max(1, taken.get(node) ?? 1);
}

function raise(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, Math.max(count, counts.get(key) ?? count));
}
