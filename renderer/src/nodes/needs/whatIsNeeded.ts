import { definitionOf } from '#shared/graph/definitionOf';
import type { Edge } from '#shared/graph/Graph';
import type { AnyNodeDefinition, Palette } from '#shared/graph/NodeDefinition';
import type { NewNodes } from '#shared/graph/placedFields';
import type { SocketType } from '#shared/graph/SocketValues';
import { imageProcessor } from '#shared/nodes/imageProcessor';
import { gallery } from '#shared/nodes/gallery';
import { showText } from '#shared/nodes/showText';
import { text } from '#shared/nodes/text';
import { wireTo } from '#shared/workflow/edits';
import { edgesFrom, edgesInto, nodeById } from '#shared/workflow/lookups';
import { newNode } from '#shared/workflow/newNode';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { settingsFor } from './settingsFor.ts';

/** What is to be added to a graph so that a node of it can run. Nodes lie nowhere yet; `beside` says at which side of which node each belongs. */
export interface Needed {
  readonly nodes: readonly WorkflowNode[];
  readonly edges: readonly Edge[];
  readonly beside: ReadonlyMap<string, { readonly of: string; readonly side: 'left' | 'right' }>;
}

/**
 * Provider, settings and prompt of a node that generates, a source of pictures for one that takes them, and for one that generates what shows
 * the result. A provider and settings that are there already serve this node too.
 * @param provider type of the provider's node that is added where there is none
 * @param wanted what a person wants new nodes to hold
 */
export function whatIsNeeded(
  workflow: Workflow,
  palette: Palette,
  node: string,
  provider: string,
  wanted?: NewNodes,
): Needed {
  const nodes: WorkflowNode[] = [];
  const edges: Edge[] = [];
  const beside = new Map<string, { of: string; side: 'left' | 'right' }>();
  const graph = () => ({ ...workflow, nodes: [...workflow.nodes, ...nodes], edges: [...workflow.edges, ...edges] });
  const definitionAt = (id: string) => definitionOf(palette, nodeById(graph(), id));
  const add = (type: string, to: string, side: 'left' | 'right') => {
    const id = `needed-${String(nodes.length)}`;
    nodes.push(newNode({ id, type, position: { x: 0, y: 0 } }, palette, wanted));
    beside.set(id, { of: to, side });
    return id;
  };
  const feed = (to: string, socket: string, type: SocketType, from: string) => {
    const definition = definitionAt(from);
    const edge = definition && wireTo({ end: 'to', socket: { node: to, socket }, type }, from, definition);
    if (edge) edges.push(edge);
  };
  const complete = (id: string) => {
    const definition = definitionAt(id);
    if (!definition) return;
    const open = openInputs(graph(), id, definition);
    for (const [socket, { type }] of open) {
      if (type === 'provider') feed(id, socket, type, known(graph(), palette, 'provider') ?? add(provider, id, 'left'));
    }
    addSettings(id, definition);
    for (const [socket, input] of open) {
      if (input.type === 'text') feed(id, socket, input.type, add(text.type, id, 'left'));
      else if (input.type === 'images') {
        const source = add(imageProcessor.type, id, 'left');
        feed(id, socket, input.type, source);
        complete(source);
      }
    }
    const sink = { image: gallery.type, text: showText.type }[definition.calls ?? 'image'];
    if (!definition.calls || edgesFrom(graph(), id).length > 0) return;
    const shown = add(sink, id, 'right');
    const output = Object.entries(definition.outputs).find(
      ([, { type }]) => type === (definition.calls === 'text' ? 'text' : 'images'),
    );
    const end = output && { end: 'from' as const, socket: { node: id, socket: output[0] }, type: output[1].type };
    const target = definitionAt(shown);
    const edge = end && target && wireTo(end, shown, target);
    if (edge) edges.push(edge);
  };
  const addSettings = (id: string, definition: AnyNodeDefinition) => {
    const socket = Object.keys(definition.inputs).find((name) => definition.inputs[name]?.type === 'config');
    if (socket === undefined || edgesInto(graph(), id).some(({ to }) => to.socket === socket)) return;
    const source = edgesInto(graph(), id).find(({ from }) => definitionAt(from.node)?.provider);
    const chosen = source && nodeById(graph(), source.from.node);
    const [type] = chosen ? settingsFor(chosen, palette) : [];
    if (type === undefined) return;
    const there = workflow.nodes.find((each) => each.type === type);
    feed(id, socket, 'config', there?.id ?? add(type, id, 'left'));
  };
  complete(node);
  return { nodes, edges, beside };
}

/** Whether a node lacks what it must have, so that there is something to add. */
export function isIncomplete(workflow: Workflow, palette: Palette, node: string): boolean {
  const definition = definitionOf(palette, nodeById(workflow, node));
  if (!definition) return false;
  const isUnseen = definition.calls !== undefined && edgesFrom(workflow, node).length === 0;
  return isUnseen || openInputs(workflow, node, definition).some(([, { type }]) => FILLED.has(type));
}

const FILLED: ReadonlySet<SocketType> = new Set(['provider', 'text', 'images']);

/** The inputs that must be wired or filled in, and are not. */
function openInputs(workflow: Workflow, id: string, { inputs }: AnyNodeDefinition) {
  const node = nodeById(workflow, id);
  const wired = new Set(edgesInto(workflow, id).map(({ to }) => to.socket));
  return Object.entries(inputs).filter(([socket, { required }]) => {
    const own = node?.fields?.[socket];
    return required && !wired.has(socket) && !(typeof own === 'string' && own.trim() !== '');
  });
}

/** The node of a kind that was added last. */
function known({ nodes }: Workflow, palette: Palette, category: AnyNodeDefinition['category']): string | undefined {
  return nodes.findLast(({ type }) => palette.get(type)?.category === category)?.id;
}
