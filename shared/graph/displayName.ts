import { definitionOf } from './definitionOf.ts';
import type { Graph, GraphNode } from './Graph.ts';
import type { Palette } from './NodeDefinition.ts';
import { withoutReroutes } from './withoutReroutes.ts';

/** Of the first words that tell two nodes of one name apart. */
const MOST_WORDS = 4;
const MOST_LETTERS = 28;

/**
 * What a person sees a node called: its own title; else, of a text that feeds one kind of input, what that input is called; else its type's
 * title. Where that is another's name too, its first words or a number tell it apart. Titles that people gave are left as they are.
 */
export function displayName(graph: Graph, palette: Palette, node: Pick<GraphNode, 'id' | 'type' | 'title'>): string {
  return displayNames(graph, palette).get(node.id) ?? ownTitle(node) ?? palette.get(node.type)?.title ?? node.type;
}

/** All of them by their ids. Made once for the arrays of a graph, for every node on screen asks after every edit. */
export function displayNames(graph: Graph, palette: Palette): ReadonlyMap<string, string> {
  const known = made.get(graph.nodes);
  if (known?.edges === graph.edges && known.palette === palette) return known.names;
  const names = nameAll(graph, palette);
  made.set(graph.nodes, { edges: graph.edges, palette, names });
  return names;
}

interface Made {
  readonly edges: Graph['edges'];
  readonly palette: Palette;
  readonly names: ReadonlyMap<string, string>;
}
const made = new WeakMap<Graph['nodes'], Made>();

function nameAll(graph: Graph, palette: Palette): ReadonlyMap<string, string> {
  const uses = usesOf(graph, palette);
  const names = new Map<string, string>();
  const given = new Set<string>();
  const unnamed = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) {
    const title = ownTitle(node);
    const within = node.within?.length ? `${node.within.join(' › ')} › ` : '';
    if (title !== undefined) {
      names.set(node.id, within + title);
      given.add(within + title);
      continue;
    }
    const name = within + (uses.get(node.id) ?? palette.get(node.type)?.title ?? node.type);
    const group = unnamed.get(name);
    if (group) group.push(node);
    else unnamed.set(name, [node]);
  }
  const taken = new Set([...given, ...unnamed.keys()]);
  for (const [name, nodes] of unnamed) {
    const [only] = nodes;
    if (nodes.length === 1 && only && !given.has(name)) names.set(only.id, name);
    else tellApart(name, nodes, { given, taken, palette }).forEach((each, id) => names.set(id, each));
  }
  return names;
}

interface Names {
  readonly given: ReadonlySet<string>;
  /** Every name there is, those found since too. */
  readonly taken: Set<string>;
  readonly palette: Palette;
}

function tellApart(name: string, nodes: readonly GraphNode[], names: Names): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let isPlainFree = !names.given.has(name);
  let number = 2;
  const numbers = new Map<string, number>();
  for (const node of nodes) {
    const words = firstWords(node, names.palette);
    const told = words === '' ? name : `${name} · ${words}`;
    let own = told;
    if (told === name && isPlainFree) isPlainFree = false;
    else if (told === name) {
      while (names.taken.has(`${name} ${String(number)}`)) number += 1;
      own = `${name} ${String(number)}`;
    } else {
      let again = numbers.get(told) ?? 2;
      for (; names.taken.has(own); again += 1) own = `${told} ${String(again)}`;
      numbers.set(told, again);
    }
    names.taken.add(own);
    found.set(node.id, own);
  }
  return found;
}

function firstWords(node: GraphNode, palette: Palette): string {
  const field = palette.get(node.type)?.tellingField;
  const text = field === undefined ? undefined : node.fields?.[field];
  if (typeof text !== 'string') return '';
  // Not looked at farther than can be shown: a text may be long, and is typed in.
  const start = text.slice(0, 400).toWellFormed();
  const all = start.split(/\s+/u).filter((word) => word !== '');
  const words = all.slice(0, MOST_WORDS).join(' ');
  const short = words.length > MOST_LETTERS ? words.slice(0, MOST_LETTERS).toWellFormed().trimEnd() : words;
  const isAll = short.length === words.length && all.length <= MOST_WORDS && start.length === text.length;
  return short === '' || isAll ? short : `${short.replace(/[\s,.;:]+$/u, '')}…`;
}

/** What the inputs are called that nodes named by use feed, where it is one name. */
function usesOf(graph: Graph, palette: Palette): ReadonlyMap<string, string> {
  const asking = new Set(
    graph.nodes
      .filter((node) => palette.get(node.type)?.namedByUse && ownTitle(node) === undefined)
      .map(({ id }) => id),
  );
  if (asking.size === 0) return new Map();
  const straight = withoutReroutes(graph);
  const nodes = new Map(straight.nodes.map((node) => [node.id, node]));
  const labels = new Map<string, string | null>();
  for (const { from, to } of straight.edges) {
    if (!asking.has(from.node)) continue;
    const inputs = definitionOf(palette, nodes.get(to.node))?.inputs ?? {};
    const label = Object.hasOwn(inputs, to.socket) ? inputs[to.socket]?.label : undefined;
    if (label === undefined) continue;
    const before = labels.get(from.node);
    labels.set(from.node, before === undefined || before === label ? label : null);
  }
  return new Map([...labels].flatMap(([id, label]) => (label === null ? [] : [[id, label] as const])));
}

function ownTitle({ title }: Pick<GraphNode, 'title'>): string | undefined {
  return title === '' ? undefined : title;
}
