import { readWhole, type Whole } from '../graph/fields/Whole.ts';
import type { JsonObject, JsonValue } from '../graph/Field.ts';
import type { Graph } from '../graph/Graph.ts';
import { behindExposed, nodeAt, setFieldsAt, type FieldChange } from '../graph/groups/fieldsAt.ts';
import { insideGroups } from '../graph/groups/insideGroups.ts';
import { withoutGroups } from '../graph/groups/withoutGroups.ts';
import { neededFor } from '../graph/neededFor.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { advanceSeeds } from './seedControl.ts';

/** The field of a node that holds a seed; of one in groups, the node's path. */
interface SeedAddress {
  readonly node: string;
  readonly field: string;
}

/** A seed that a run took, and where it stands from then on. */
export interface TakenSeed extends SeedAddress {
  readonly value: Whole;
}

/** Which seeds a run takes. */
export interface SeedWishes {
  /** The nodes that are to run, with what they need: only their seeds move. Absent: all. A use of a group: all that is in it. */
  readonly targets?: readonly string[] | undefined;
  /** Decides what is random: the same words draw the same seeds, so that a run can be told of before it is asked for. */
  readonly draw: string;
  /** Fields that stay as they are, whatever their node's control says: a person has just set them. Those that uses expose, too. */
  readonly keep?: readonly SeedAddress[] | undefined;
}

/**
 * The seeds that a run of this graph takes where they differ from those that stand in it: moved on as their controls say. To be done once a
 * run and before it, so that the seed on screen is the seed of the picture on screen. Each use of a group has seeds of its own.
 */
export function takeSeeds(
  grouped: Graph,
  palette: Palette,
  { targets, draw, keep = [] }: SeedWishes,
): readonly TakenSeed[] {
  const graph = withoutGroups(grouped);
  const advanced = advanceSeeds(graph, palette, (node, field) => drawnFor(node, field, draw));
  if (advanced === graph.nodes) return [];
  const needed = targets && new Set(neededFor(graph, insideGroups(graph, targets)).nodes.map(({ id }) => id));
  const held = heldNodes(graph, palette);
  const kept = new Set(keep.map((each) => keyOf(behindExposed(grouped, each))));
  return graph.nodes.flatMap(({ id, fields }, at) => {
    if (needed?.has(id) === false || held.has(id)) return [];
    return Object.entries(advanced[at]?.fields ?? {}).flatMap(([field, value]) => {
      const isMoved = value !== fields?.[field] && !kept.has(keyOf({ node: id, field }));
      return isMoved && (typeof value === 'number' || typeof value === 'string') ? [{ node: id, field, value }] : [];
    });
  });
}

function keyOf({ node, field }: SeedAddress): string {
  return JSON.stringify([node, field]);
}

/** The nodes whose seeds stay, because what they make was chosen from. */
function heldNodes(graph: Graph, palette: Palette): ReadonlySet<string> {
  const holding = graph.nodes.filter(
    ({ type, mode, fields = {} }) => mode === undefined && palette.get(type)?.holdsSeeds?.(fields) === true,
  );
  return new Set(
    neededFor(
      graph,
      holding.map(({ id }) => id),
    ).nodes.map(({ id }) => id),
  );
}

/**
 * The graph with the seeds of its run. `taken`: the graph as the run took it; a field that was changed since stays as it was changed. The
 * same graph where nothing moves.
 */
export function withSeeds<G extends Graph>(graph: G, seeds: readonly TakenSeed[], taken: Graph = graph): G {
  const fieldIn = (at: Graph, { node, field }: SeedAddress) => nodeAt(at, node)?.node.fields?.[field];
  const asTaken = seeds.filter((seed) => taken === graph || fieldIn(graph, seed) === fieldIn(taken, seed));
  return setFieldsAt(graph, asTaken);
}

/**
 * The graph with a seed drawn wherever 0 asks for one anew: what a run runs, and what is kept with it, so that it goes on with what it has begun
 * with. What stands on screen keeps its 0. The same graph where there is none.
 */
export function drawAnew<G extends Graph>(graph: G, palette: Palette, draw: string): G {
  const changes = withoutGroups(graph).nodes.flatMap((node): FieldChange[] =>
    Object.entries(palette.get(node.type)?.fields ?? {}).flatMap(([name, field]): FieldChange[] => {
      const isAnew =
        field.kind === 'whole' && field.anewAtZero && readWhole(node.fields?.[name] ?? field.default) === 0n;
      if (!isAnew) return [];
      const seed: JsonValue = 1 + Math.floor(drawnFor(node.id, name, draw) * (2 ** 31 - 1));
      const set: JsonObject = { ...field.anewAtZero, [name]: seed };
      return Object.entries(set).map(([key, value]) => ({ node: node.id, field: key, value }));
    }),
  );
  return setFieldsAt(graph, changes);
}

/**
 * 0 to below 1, evenly spread: FNV-1a of all three texts, mixed once more as MurmurHash3 does at its end, so that like ids draw unlike seeds.
 * @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
function drawnFor(node: string, field: string, draw: string): number {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify([draw, node, field]))
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
