import type { ForeignGraph, ForeignNode, ForeignWire } from '../ForeignGraph.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { besideId } from '../rebuild/ends.ts';
import { namedValues } from '../rebuild/plans.ts';
import type { ForeignClass } from '../rebuild/Rebuilt.ts';
import { comfyClasses } from './classes/index.ts';

const PROCESSOR = 'LumiLLMImagenProcessor';
const WRAP = 'LumiWrapText';
const BETWEEN = '\n\n';
/** Its size, and how far from others it stands, px. */
const BOX = { width: 240, height: 120 };
const APART = 40;

/**
 * The pack sent Google a processor's instructions and its prompt as one text, where ours has a place for each. What stands in the node is put
 * together as it was sent: into its prompt, or, where that is wired, by a node before it. Instructions that are wired stay as they are.
 */
export function joinInstructions(graph: ForeignGraph, log: ImportLog): ForeignGraph {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const into = new Map(graph.wires.map((wire) => [`${wire.to.node} ${wire.to.input}`, wire]));
  const of = comfyClasses.get(PROCESSOR);
  if (!of || !graph.nodes.some(({ type }) => type === PROCESSOR)) return graph;
  const added: ForeignNode[] = [];
  const moved = new Map<ForeignWire, readonly ForeignWire[]>();
  const nodes = graph.nodes.map((node) => {
    const instructions = node.type === PROCESSOR ? instructionsOf(node, of) : '';
    if (instructions === '' || into.has(`${node.id} instructions`) || !asksGoogle(node)) return node;
    const values = { ...namedValues(node, of), instructions: '' };
    const wire = sourceOf(node, 'prompt') && into.get(`${node.id} prompt`);
    log.left(
      `${quoted(node.title ?? node.type)} (${quoted(node.id)}) sent its instructions before its prompt, as one text: they stand ${wire ? 'in the node “Instructions” before it' : 'in its prompt'}.`,
    );
    if (!wire) return { ...node, values: { ...values, prompt: `${instructions}${BETWEEN}${promptOf(values)}` } };
    const wrap = wrapBefore(node, `${instructions}${BETWEEN}`);
    added.push(wrap);
    moved.set(wire, [
      { ...wire, to: { node: wrap.id, input: 'text' } },
      { from: { node: wrap.id, slot: 0 }, to: wire.to },
    ]);
    return { ...node, values };
  });
  if (nodes.every((node, at) => node === graph.nodes[at])) return graph;
  return { ...graph, nodes: [...nodes, ...added], wires: graph.wires.flatMap((wire) => moved.get(wire) ?? [wire]) };

  function asksGoogle(node: ForeignNode): boolean {
    const provider = sourceOf(node, 'provider');
    return provider !== undefined && isGoogle(provider);
  }

  /** What gives an input its value, through reroutes; nothing does where these begin nowhere. */
  function sourceOf({ id }: ForeignNode, input: string): ForeignNode | undefined {
    const seen = new Set<string>();
    for (let wire = into.get(`${id} ${input}`); wire;) {
      const node = byId.get(wire.from.node);
      if (!node || seen.has(node.id)) return undefined;
      if (node.type !== 'Reroute') return node;
      seen.add(node.id);
      wire = into.get(`${node.id} ${node.inputs[0]?.name ?? ''}`);
    }
    return undefined;
  }
}

function isGoogle(node: ForeignNode): boolean {
  const of = comfyClasses.get(node.type);
  if (node.type === 'LumiGoogleImagenProvider') return true;
  return node.type === 'LumiLLMImagenProvider' && of !== undefined
    ? (namedValues(node, of)['provider_type'] ?? 'google') === 'google'
    : false;
}

function instructionsOf(node: ForeignNode, of: ForeignClass): string {
  const { instructions } = namedValues(node, of);
  return typeof instructions === 'string' ? instructions.trim() : '';
}

function promptOf({ prompt }: Readonly<Record<string, unknown>>): string {
  return typeof prompt === 'string' ? prompt.trim() : '';
}

function wrapBefore({ id, box }: ForeignNode, prepend: string): ForeignNode {
  return {
    id: besideId(id, 0),
    type: WRAP,
    title: 'Instructions',
    ...(box && { box: { x: box.x - BOX.width - APART, y: box.y + box.height + APART, ...BOX } }),
    isCollapsed: false,
    inputs: [{ name: 'text', type: 'STRING' }],
    outputs: [{ name: 'text', type: 'STRING' }],
    values: { prepend, append: '' },
  };
}
