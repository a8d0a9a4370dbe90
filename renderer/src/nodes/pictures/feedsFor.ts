import { withoutReroutes } from '#shared/graph/withoutReroutes';
import type { PictureDetails } from '#shared/api/contract';
import type { SocketAddress } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
import { imageProcessor } from '#shared/nodes/imageProcessor';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { edgesInto, nodeById } from '#shared/workflow/lookups';

/** What feeds a provider or settings to a new processor. */
export interface Feed {
  /** Of the processor. */
  readonly socket: string;
  readonly source: SocketAddress;
  /** Where it is no node of the graph yet: what is to be added, its place aside. */
  readonly copy?: Omit<WorkflowNode, 'position'>;
}

export interface FeedQuestion {
  readonly workflow: Workflow;
  readonly palette: Palette;
  /** The graph that made the picture, as it ran. */
  readonly ran: Workflow | undefined;
  readonly made: PictureDetails['made'];
}

/**
 * The provider and the settings that a picture was made with: from the same nodes where they stand in the graph as they were, else from copies.
 * Of a picture that was not made here, those of the newest processor there is.
 */
export function feedsFor(question: FeedQuestion): readonly Feed[] {
  const { ran, made, workflow } = question;
  const asMade = ran && made ? recorded(question, ran, made.node) : [];
  if (asMade.some(({ socket }) => socket === 'provider')) return asMade;
  const provider = made && providerOf(question, made);
  if (provider) return [provider, ...asMade];
  const maker = workflow.nodes.findLast(
    ({ id, type }) =>
      type === imageProcessor.type && edgesInto(workflow, id).some(({ to }) => to.socket === 'provider'),
  );
  return maker ? sourcesOf(workflow, maker.id).map(({ from, to }) => ({ socket: to.socket, source: from })) : [];
}

function sourcesOf(graph: Workflow, node: string) {
  return edgesInto(withoutReroutes(graph), node).filter(({ to }) => {
    const input = Object.entries(imageProcessor.inputs).find(([name]) => name === to.socket)?.[1];
    return input?.type === 'provider' || input?.type === 'config';
  });
}

function recorded({ workflow, palette }: FeedQuestion, ran: Workflow, maker: string): readonly Feed[] {
  return sourcesOf(ran, maker).flatMap(({ from, to }): readonly Feed[] => {
    const was = nodeById(ran, from.node);
    // What has inputs of its own would be copied without what they need.
    if (!was || Object.keys(palette.get(was.type)?.inputs ?? { unknown: true }).length > 0) return [];
    const is = nodeById(workflow, was.id);
    if (is && isSame(is, was)) return [{ socket: to.socket, source: from }];
    const { position: _place, mode: _mode, ...copy } = was;
    return [{ socket: to.socket, source: from, copy }];
  });
}

/** By what the call recorded alone. */
function providerOf({ workflow, palette }: FeedQuestion, made: NonNullable<FeedQuestion['made']>): Feed | undefined {
  const definition = [...palette.values()].find(({ provider }) => provider?.id === made.provider);
  const socket = Object.keys(definition?.outputs ?? {})[0];
  if (!definition || socket === undefined) return undefined;
  const id = `${made.provider} as recorded`;
  const copy = { id, type: definition.type, fields: { model: made.model } };
  const there = workflow.nodes.find((node) => isSame(node, copy));
  return { socket: 'provider', source: { node: there?.id ?? id, socket }, ...(!there && { copy }) };
}

type Compared = Pick<WorkflowNode, 'type' | 'fields' | 'mode'>;

function isSame(one: Compared, other: Compared): boolean {
  const sorted = ({ fields = {} }: Compared) =>
    JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  return one.type === other.type && one.mode === undefined && sorted(one) === sorted(other);
}
