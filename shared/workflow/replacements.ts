import { definitionOf } from '../graph/definitionOf.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import { edgesFrom, edgesInto, nodeById } from './lookups.ts';
import { planSwap, type Swap } from './swapNode.ts';
import type { Workflow } from './Workflow.ts';

/** A type that can take a node's place, and what that would keep and lose. */
export interface Replacement extends Omit<Swap, 'workflow'> {
  readonly definition: AnyNodeDefinition;
}

/**
 * What can take a node's place, the best first: by how many wires stay, then how many values, then how near its kind is. A type that keeps no
 * wire of a wired node is none, nor is one that has nothing in common with a node without wires.
 */
export function replacements(workflow: Workflow, id: string, palette: Palette): readonly Replacement[] {
  const before = definitionOf(palette, nodeById(workflow, id));
  const near = (one: Replacement) => (before ? nearness(before, one.definition) : 0);
  return [...found(workflow, id, palette)].toSorted(
    (one, other) => other.wires - one.wires || other.fields - one.fields || near(other) - near(one),
  );
}

/** Whether anything can take a node's place; what is cheaper to know. */
export function isReplaceable(workflow: Workflow, id: string, palette: Palette): boolean {
  return found(workflow, id, palette).next().done !== true;
}

function* found(whole: Workflow, id: string, palette: Palette): Generator<Replacement, undefined> {
  const workflow = around(whole, id);
  const node = nodeById(workflow, id);
  const before = definitionOf(palette, node);
  // What is for the editor only, such as a note, is nobody's place.
  if (!node || (before && !before.run)) return;
  const isWired = edgesInto(workflow, id).length + edgesFrom(workflow, id).length > 0;
  for (const definition of palette.values()) {
    // What hands on stands between others, in nobody's place.
    if (!definition.run || (definition.handsOn && !before?.handsOn)) continue;
    const swap = planSwap(workflow, id, definition.type, palette);
    if (!swap) continue;
    const { workflow: _workflow, ...told } = swap;
    const isFit = isWired ? told.wires > 0 : before !== undefined && nearness(before, definition) > 0;
    if (isFit) yield { definition, ...told };
  }
}

/** The node with its wires and the nodes at their ends: a large graph is walked once. */
function around(workflow: Workflow, id: string): Workflow {
  const edges = workflow.edges.filter(({ from, to }) => from.node === id || to.node === id);
  const near = new Set([id, ...edges.flatMap(({ from, to }) => [from.node, to.node])]);
  return { ...workflow, nodes: workflow.nodes.filter((node) => near.has(node.id)), edges };
}

/** How much two types have in common: what they give, then what they are listed under. */
function nearness(one: AnyNodeDefinition, other: AnyNodeDefinition): number {
  const gives = new Set(Object.values(one.outputs).map(({ type }) => type));
  const isAlike = Object.values(other.outputs).some(({ type }) => gives.has(type));
  return (isAlike ? 2 : 0) + (one.category === other.category ? 1 : 0);
}
