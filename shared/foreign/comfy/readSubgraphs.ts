import {
  EDGE_IN,
  EDGE_OUT,
  type ForeignNode,
  type ForeignSocket,
  type ForeignSubgraph,
  type ForeignWire,
} from '../ForeignGraph.ts';
import type { ImportLog } from '../ImportLog.ts';
import { asMap, at, idOf, listOf, slotOf, textAt, type JsonMap } from '../json.ts';
import { readUi } from './readUi.ts';
import { readSockets } from './readSockets.ts';

const MAX_SUBGRAPHS = 900;
/** Where the editor has a subgraph's own sockets. */
const USUAL_IN = '-10';
const USUAL_OUT = '-20';

/** The subgraphs of a file, by their ids; those that stand within others too. */
export function readSubgraphs(file: JsonMap, log: ImportLog): ReadonlyMap<string, ForeignSubgraph> {
  const found = new Map<string, ForeignSubgraph>();
  const waiting: JsonMap[] = [file];
  for (let holder = waiting.pop(); holder; holder = waiting.pop()) {
    for (const each of listOf(at(asMap(at(holder, 'definitions')), 'subgraphs'))) {
      const map = asMap(each);
      const id = idOf(at(map, 'id'));
      if (!map || id === undefined || found.has(id)) continue;
      if (found.size >= MAX_SUBGRAPHS) {
        log.left(
          `More than ${String(MAX_SUBGRAPHS)} subgraphs cannot be brought in: the uses of the others are kept to be read.`,
        );
        return found;
      }
      waiting.push(map);
      const edges = new Map([
        [idOf(at(asMap(at(map, 'inputNode')), 'id')) ?? USUAL_IN, EDGE_IN],
        [idOf(at(asMap(at(map, 'outputNode')), 'id')) ?? USUAL_OUT, EDGE_OUT],
      ]);
      const clean = (text: string) => log.clean('', text);
      found.set(
        id,
        log.inSubgraph(id, () => ({
          id,
          name: clean(textAt(map, 'name') ?? '').slice(0, 200),
          inputs: readSockets(at(map, 'inputs'), 'in', clean),
          outputs: readSockets(at(map, 'outputs'), 'out', clean),
          graph: readUi(map, log, edges),
        })),
      );
    }
  }
  return found;
}

/** How the type of a use of a group node begins, before there were subgraphs. */
const GROUP_NODE = /^workflow[>/](.+)$/s;

/**
 * The group nodes that are used, each use as a subgraph of its own, for each holds all values of its nodes. Gives the nodes with the types of
 * these.
 */
export function readGroupNodes(
  file: JsonMap,
  nodes: readonly ForeignNode[],
  log: ImportLog,
): { readonly nodes: readonly ForeignNode[]; readonly subgraphs: ReadonlyMap<string, ForeignSubgraph> } {
  const definitions = asMap(at(asMap(at(file, 'extra')), 'groupNodes'));
  const subgraphs = new Map<string, ForeignSubgraph>();
  if (!definitions) return { nodes, subgraphs };
  const changed = nodes.map((node) => {
    const name = GROUP_NODE.exec(node.type)?.[1];
    const definition = name === undefined ? undefined : asMap(at(definitions, name));
    if (name === undefined || !definition || subgraphs.size >= MAX_SUBGRAPHS) return node;
    const id = `group-node-${String(subgraphs.size + 1)}`;
    subgraphs.set(
      id,
      log.inSubgraph(id, () => ofGroupNode(definition, { id, name, node, log })),
    );
    return { ...node, type: id, values: [] };
  });
  return { nodes: changed, subgraphs };
}

interface Used {
  readonly id: string;
  readonly name: string;
  readonly node: ForeignNode;
  readonly log: ImportLog;
}

function ofGroupNode(definition: JsonMap, { id, name, node: use, log }: Used): ForeignSubgraph {
  const inner = listOf(at(definition, 'nodes')).map((each, index) => ({
    ...asMap(each),
    id: index,
    inputs: listOf(at(asMap(each), 'inputs')).map((input) => ({ ...asMap(input), link: undefined })),
  }));
  const links = listOf(at(definition, 'links')).flatMap((each, index) => {
    const [from, fromSlot, to, toSlot] = listOf(each);
    return idOf(from) === undefined || idOf(to) === undefined ? [] : [[index + 1, from, fromSlot, to, toSlot]];
  });
  const graph = readUi({ nodes: inner, links }, log);
  const fed = new Set(graph.wires.map(({ to }) => `${to.node} ${to.input}`));
  const taken = new Set(graph.wires.map(({ from }) => `${from.node} ${String(from.slot)}`));
  const external = new Set(
    listOf(at(definition, 'external')).flatMap((each) => {
      const [node, slot] = listOf(each);
      const place = slotOf(slot);
      return idOf(node) === undefined || place === undefined ? [] : [`${String(idOf(node))} ${String(place)}`];
    }),
  );
  const inputs = inOrderOf(
    use.inputs,
    graph.nodes.flatMap((node) =>
      node.inputs.filter((input) => !fed.has(`${node.id} ${input.name}`)).map((input) => ({ node: node.id, input })),
    ),
  );
  const outputs = graph.nodes.flatMap((node) =>
    node.outputs.flatMap((output, slot) => {
      const key = `${node.id} ${String(slot)}`;
      return !taken.has(key) || external.has(key) ? [{ node: node.id, slot, output }] : [];
    }),
  );
  const ends: readonly ForeignWire[] = [
    ...inputs.flatMap(({ node, input }, slot) =>
      node === undefined ? [] : [{ from: { node: EDGE_IN, slot }, to: { node, input: input.name } }],
    ),
    ...outputs.map(({ node, slot }, place) => ({ from: { node, slot }, to: { node: EDGE_OUT, input: String(place) } })),
  ];
  // All values of all nodes stand in one list, in the order of the nodes.
  const values = Array.isArray(use.values) ? (use.values as readonly unknown[]) : [];
  let next = 0;
  const nodes = graph.nodes.map((node) => {
    const own = Array.isArray(node.values) ? node.values.length : 0;
    const slice = values.slice(next, next + own);
    next += own;
    return slice.length === own && own > 0 ? { ...node, values: slice } : node;
  });
  return {
    id,
    name,
    inputs: inputs.map(({ input }) => ({ name: input.name, type: input.type })),
    outputs: outputs.map(({ output }) => ({ name: output.name, type: output.type })),
    graph: { ...graph, nodes, wires: [...graph.wires, ...ends] },
  };
}

interface InnerInput {
  /** `undefined`: it leads to none. */
  readonly node: string | undefined;
  readonly input: ForeignSocket;
}

/**
 * The inputs of a group node's nodes as its use lists them, which leaves out what is a value there: by name, before which stands that of the node
 * where two would be called the same. What the use does not list comes after.
 */
function inOrderOf(listed: readonly ForeignSocket[], inner: readonly InnerInput[]): readonly InnerInput[] {
  const left = new Set(inner);
  const find = (fits: (input: ForeignSocket) => boolean) => [...left].find(({ input }) => fits(input));
  const first = listed.map((socket): InnerInput => {
    const found = find(({ name }) => name === socket.name) ?? find(({ name }) => socket.name.endsWith(` ${name}`));
    if (found) left.delete(found);
    return found ?? { node: undefined, input: socket };
  });
  return [...first, ...left];
}
