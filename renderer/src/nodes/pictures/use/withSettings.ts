import { applyModes } from '#shared/graph/applyModes';
import type { JsonValue } from '#shared/graph/Field';
import type { Edge, Graph, GraphNode } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { isSeedField } from '#shared/nodes/seedControl';
import * as edits from '#shared/workflow/edits';
import { edgeId, edgesInto, nodeById } from '#shared/workflow/lookups';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';

/** What a picture was made with, as its graph had it. */
export interface SettingsQuestion {
  readonly workflow: Workflow;
  readonly palette: Palette;
  /** The graph that made the picture, as it ran, and the node in it that asked for it. */
  readonly ran: Workflow;
  readonly maker: string;
  /** The processor that is to ask in the same way. */
  readonly processor: string;
  /** A new node of a type, in a place of its own. */
  readonly make: (type: string) => WorkflowNode;
}

const SOCKETS = ['provider', 'config'] as const;

/**
 * The graph in which a processor asks as another did that made a picture: the same provider, model and settings, by the nodes it has where these are
 * of the same type and serve nobody else, else by new ones; and how pictures go with the words. Words, pictures, seeds, keys and how many are
 * asked for stay its own.
 */
export function withSettings(question: SettingsQuestion): Workflow {
  const ran = applyModes(question.ran, question.palette);
  return SOCKETS.reduce(
    (workflow, socket) => withSource(socket, ran, { ...question, workflow }),
    withOwnSettings(ran, question),
  );
}

/** What stands in the processor itself. */
function withOwnSettings(ran: Graph, { workflow, palette, maker, processor }: SettingsQuestion): Workflow {
  const was = nodeIn(ran, maker);
  return (was ? settingsOf(was.type, palette) : []).reduce(
    (graph, field) => edits.setField(graph, processor, field, was?.fields?.[field]),
    workflow,
  );
}

function withSource(socket: (typeof SOCKETS)[number], ran: Graph, question: SettingsQuestion): Workflow {
  const { workflow, palette, maker, processor } = question;
  const wire = wireInto(workflow, processor, socket);
  const wasWire = wireInto(ran, maker, socket);
  const was = wasWire && nodeIn(ran, wasWire.from.node);
  if (!was) return wire ? edits.removeParts(workflow, NONE, new Set([edgeId(wire)])) : workflow;
  const straight = withoutReroutes(workflow);
  const source = wireInto(straight, processor, socket)?.from.node;
  const is = source === undefined ? undefined : nodeById(workflow, source);
  const isOwn = is && straight.edges.every(({ from, to }) => from.node !== is.id || to.node === processor);
  if (is && isOwn && is.type === was.type && is.mode === undefined) {
    return settingsOf(was.type, palette).reduce(
      (graph, field) => edits.setField(graph, is.id, field, was.fields?.[field]),
      workflow,
    );
  }
  return withNew({ was, socket: wasWire.from.socket, to: socket, wire, is }, question);
}

interface NewSource {
  readonly was: GraphNode;
  readonly socket: string;
  readonly to: string;
  readonly wire: Edge | undefined;
  /** The node it takes the place of: of the same type, it keeps its key. */
  readonly is: WorkflowNode | undefined;
}

function withNew({ was, socket, to, wire, is }: NewSource, question: SettingsQuestion): Workflow {
  const { workflow, palette, processor, make } = question;
  const made = make(was.type);
  const own = is?.type === was.type ? is : made;
  const kept = Object.fromEntries(
    Object.entries(own.fields ?? {}).filter(([name]) => !settingsOf(was.type, palette).includes(name)),
  );
  const copied = settingsOf(was.type, palette).flatMap((name): (readonly [string, JsonValue])[] => {
    const value = was.fields?.[name];
    return value === undefined ? [] : [[name, value]];
  });
  const fields = { ...kept, ...Object.fromEntries(copied) };
  const { fields: _fields, ...bare } = made;
  const node: WorkflowNode = { ...bare, ...(Object.keys(fields).length > 0 && { fields }) };
  const free = wire ? edits.removeParts(workflow, NONE, new Set([edgeId(wire)])) : workflow;
  const added = { ...free, nodes: [...free.nodes, node] };
  const wired = edits.connect(added, palette, { from: { node: node.id, socket }, to: { node: processor, socket: to } });
  return wired.ok ? wired.workflow : added;
}

/**
 * The fields of a type that are settings: all but words, a seed and what moves it on, the name of a key, which is of who is here, and how many
 * pictures are asked for, which are paid for.
 */
function settingsOf(type: string, palette: Palette): readonly string[] {
  const fields = Object.entries(palette.get(type)?.fields ?? {});
  const controls = fields.flatMap(([, field]) => (isSeedField(field) ? [field.control] : []));
  return fields.flatMap(([name, field]) =>
    ['key-name', 'text'].includes(field.kind) || isSeedField(field) || controls.includes(name) || name === BATCH
      ? []
      : [name],
  );
}

const BATCH = 'numImages';
const NONE: ReadonlySet<string> = new Set();

function nodeIn({ nodes }: Graph, id: string): GraphNode | undefined {
  return nodes.find((node) => node.id === id);
}

function wireInto(graph: Graph, node: string, socket: string): Edge | undefined {
  return edgesInto(graph, node).find(({ to }) => to.socket === socket);
}
