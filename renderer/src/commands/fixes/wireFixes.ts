import { findCycles } from '#shared/graph/checks/findCycles';
import { displayName } from '#shared/graph/displayName';
import { type Edge } from '#shared/graph/Graph';
import type { Workflow } from '#shared/workflow/Workflow';
import { removeParts } from '#shared/workflow/edits';
import { edgeId, edgesFrom, edgesInto, nodeById } from '#shared/workflow/lookups';
import { editFix, type EditFix, type FixContext, type FixesOf } from './Fix.ts';

/** Wires that lead to nothing. */
export const removeStrayWires: FixesOf = (_trouble, { workflow }) => {
  const strays = workflow.edges.filter(
    ({ from, to }) => !nodeById(workflow, from.node) || !nodeById(workflow, to.node),
  );
  return strays.length === 0 ? [] : [without(strays.length === 1 ? 'Remove the wire' : 'Remove the wires', strays)];
};

/** The wires at the socket a problem is about. */
export const removeWiresThere: FixesOf = ({ problem, node }, { workflow }) => {
  const wires = [
    ...edgesInto(workflow, node.id).filter(({ to }) => to.socket === problem.socket),
    ...edgesFrom(workflow, node.id).filter(({ from }) => from.socket === problem.socket),
  ];
  return wires.length === 0 ? [] : [without(wires.length === 1 ? 'Remove the wire' : 'Remove the wires', wires)];
};

/** All wires of an input but one. */
export const keepOneWire: FixesOf = ({ problem, node }, context) => {
  const wires = edgesInto(context.workflow, node.id).filter(({ to }) => to.socket === problem.socket);
  return wires.slice(0, 2).map((kept) =>
    without(
      `Keep ${nameOf(kept.from.node, context)}`,
      wires.filter((wire) => wire !== kept),
    ),
  );
};

/** Each wire of the loop by itself opens it: the one that leads back first, as it was drawn last most often. */
export const openLoop: FixesOf = ({ node }, context) => {
  const { workflow } = context;
  const loop = findCycles(workflow).find((ids) => ids.includes(node.id)) ?? [];
  const steps = loop.map((id, at) => [id, loop[(at + 1) % loop.length] ?? id] as const);
  const [last, ...others] = steps.toReversed();
  return [...(last ? [last] : []), ...others].slice(0, 2).map(([from, to]) =>
    without(
      `Remove ${nameOf(from, context)} → ${nameOf(to, context)}`,
      workflow.edges.filter((edge) => edge.from.node === from && edge.to.node === to),
    ),
  );
};

function without(label: string, wires: readonly Edge[]): EditFix {
  const gone = new Set(wires.map(edgeId));
  return editFix(label, (workflow: Workflow) => removeParts(workflow, new Set(), gone));
}

function nameOf(id: string, { workflow, palette }: FixContext): string {
  const node = nodeById(workflow, id);
  return node ? displayName(workflow, palette, node) : id;
}
