import { withoutReroutes } from '#shared/graph/withoutReroutes';
import type { JsonValue } from '#shared/graph/Field';
import type { Edge } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
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
 * of the same type and serve nobody else, else by new ones. Words, pictures, seeds, keys and how many are asked for stay its own.
 */
export function withSettings(question: SettingsQuestion): Workflow {
  return SOCKETS.reduce((workflow, socket) => withSource(socket, { ...question, workflow }), question.workflow);
}

function withSource(socket: (typeof SOCKETS)[number], question: SettingsQuestion): Workflow {
  const { workflow, palette, ran, maker, processor } = question;
  const wire = wireInto(workflow, processor, socket);
  const wasWire = wireInto(withoutReroutes(ran), maker, socket);
  const was = wasWire && nodeById(ran, wasWire.from.node);
  if (!was) return wire ? edits.removeParts(workflow, NONE, new Set([edgeId(wire)])) : workflow;
  const is = wire && nodeById(workflow, wire.from.node);
  const isOwn = is && workflow.edges.every(({ from, to }) => from.node !== is.id || to.node === processor);
  if (is && isOwn && is.type === was.type && is.mode === undefined) {
    return fieldsToCopy(was.type, palette).reduce(
      (graph, field) => edits.setField(graph, is.id, field, was.fields?.[field]),
      workflow,
    );
  }
  return withNew({ was, socket: wasWire.from.socket, to: socket, wire, is }, question);
}

interface NewSource {
  readonly was: WorkflowNode;
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
    Object.entries(own.fields ?? {}).filter(([name]) => !fieldsToCopy(was.type, palette).includes(name)),
  );
  const copied = fieldsToCopy(was.type, palette).flatMap((name): (readonly [string, JsonValue])[] => {
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

/** All but the name of a key, which is of who is here, and how many pictures are asked for, which are paid for. */
function fieldsToCopy(type: string, palette: Palette): readonly string[] {
  const definition = palette.get(type);
  return Object.entries(definition?.fields ?? {}).flatMap(([name, { kind }]) =>
    kind === 'key-name' || name === BATCH ? [] : [name],
  );
}

const BATCH = 'numImages';
const NONE: ReadonlySet<string> = new Set();

function wireInto(graph: Workflow, node: string, socket: string): Edge | undefined {
  return edgesInto(graph, node).find(({ to }) => to.socket === socket);
}
