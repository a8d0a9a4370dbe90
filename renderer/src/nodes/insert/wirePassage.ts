import { definitionOf } from '#shared/graph/definitionOf';
import type { Edge } from '#shared/graph/Graph';
import type { AnyNodeDefinition, Palette } from '#shared/graph/NodeDefinition';
import type { SocketType } from '#shared/graph/SocketValues';
import { edgeId, edgesFrom, edgesInto, nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';

/** How what a wire carries goes through a node: in by one socket, out by another. */
export interface Passage {
  readonly input: string;
  readonly output: string;
}

/** What a wire carries; `undefined`: it leads from nowhere. */
export function carriedBy(workflow: Workflow, palette: Palette, { from }: Edge): SocketType | undefined {
  return definitionOf(palette, nodeById(workflow, from.node))?.outputs[from.socket]?.type;
}

/** The way through a node for what a wire carries, the needed input first; `undefined`: there is none. */
export function passageOf(
  { inputs, outputs }: Pick<AnyNodeDefinition, 'inputs' | 'outputs'>,
  type: SocketType,
): Passage | undefined {
  const fitting = Object.keys(inputs).filter((name) => inputs[name]?.type === type);
  const input = fitting.find((name) => inputs[name]?.required) ?? fitting[0];
  const output = Object.keys(outputs).find((name) => outputs[name]?.type === type);
  return input === undefined || output === undefined ? undefined : { input, output };
}

/** Whether nothing is wired to a node, so that it may be put on a wire. */
export function isLoose(workflow: Workflow, id: string): boolean {
  return edgesInto(workflow, id).length === 0 && edgesFrom(workflow, id).length === 0;
}

/** The graph with a node of it put on a wire, whose two halves take the place of the whole. */
export function withPassage(workflow: Workflow, edge: Edge, node: string, { input, output }: Passage): Workflow {
  const whole = edgeId(edge);
  const halves: readonly Edge[] = [
    { ...edge, to: { node, socket: input } },
    { from: { node, socket: output }, to: edge.to },
  ];
  // In the place of the whole: where an input takes several wires, their order says which text comes first.
  return { ...workflow, edges: workflow.edges.flatMap((each) => (edgeId(each) === whole ? halves : [each])) };
}
