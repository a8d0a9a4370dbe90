import { Cable, Diamond, Eye, EyeOff, Spline } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { definitionOf } from '#shared/graph/definitionOf';
import { freeBundleName } from '#shared/workflow/bundleName';
import { edgeId, edgesFrom, edgesInto, nodeById } from '#shared/workflow/lookups';
import type { Workflow, WorkflowEdge } from '#shared/workflow/Workflow';
import type { Studio } from '../stores/studio.ts';
import type { Command } from './Command.ts';
import { focusedNode } from './focusedNode.ts';

/** What is done to wires by name or key. */
export const wireCommands = {
  'next-wire': walk(1),
  'previous-wire': walk(-1),
  'reroute-wire': {
    run: ({ workflow, view }) => {
      const { workflow: graph, selectedEdges, rerouteWire } = workflow.getState();
      const wire = graph.edges.find((edge) => selectedEdges.has(edgeId(edge)));
      const boxes = view.getState().canvas?.boxes();
      const [from, to] = [wire && boxes?.get(wire.from.node), wire && boxes?.get(wire.to.node)];
      if (!wire || !from || !to) return;
      const middle = (a: number, b: number) => Math.round((a + b) / 40) * 20 - HALF;
      const x = middle(from.x + from.width, to.x);
      const id = rerouteWire(edgeId(wire), { x, y: middle(from.y + from.height / 2, to.y + to.height / 2) });
      view.getState().canvas?.focus(id);
      view.getState().announce('Bent the wire by a reroute.');
    },
    isEnabled: (studio) => studio.workflow.getState().selectedEdges.size === 1,
    icon: Diamond,
  },
  'route-wires': {
    run: ({ view }) => {
      view.getState().toggleWires();
    },
    isChecked: ({ view }) => view.getState().wiresGo === 'round',
  },
  'hide-wires': {
    run: (studio) => {
      const wires = chosen(studio);
      const hidden = !areHidden(studio);
      studio.workflow.getState().changeWires(idsOf(wires), { hidden });
      studio.view.getState().announce(`${hidden ? 'Hid' : 'Showed'} ${counted(wires.length)}.`);
    },
    isEnabled: hasWires,
    isChecked: areHidden,
    label: (studio) => (areHidden(studio) ? 'Show wires of what is selected' : 'Hide wires of what is selected'),
    icon: EyeOff,
  },
  'hide-type': {
    run: (studio) => {
      const { workflow: graph, changeWires } = studio.workflow.getState();
      const types = new Set(chosen(studio).map((edge) => carried(studio, graph, edge)));
      const wires = graph.edges.filter((edge) => types.has(carried(studio, graph, edge)));
      changeWires(idsOf(wires), { hidden: true });
      studio.view.getState().announce(`Hid ${counted(wires.length)}.`);
    },
    isEnabled: hasWires,
  },
  'show-wires': {
    run: ({ workflow, view }) => {
      const { workflow: graph, changeWires } = workflow.getState();
      const wires = graph.edges.filter(({ hidden }) => hidden);
      changeWires(idsOf(wires), { hidden: false });
      view.getState().announce(`Showed ${counted(wires.length)}.`);
    },
    isEnabled: ({ workflow }) => workflow.getState().workflow.edges.some(({ hidden }) => hidden),
    icon: Eye,
  },
  'bundle-wires': {
    run: (studio) => {
      const { workflow: graph, changeWires } = studio.workflow.getState();
      const wires = chosen(studio);
      const isBundled = areBundled(studio);
      const taken = new Set(graph.edges.map(({ bundle }) => bundle));
      changeWires(idsOf(wires), { bundle: isBundled ? null : freeBundleName(taken) });
      studio.view.getState().announce(`${isBundled ? 'Took apart' : 'Bundled'} ${counted(wires.length)}.`);
    },
    isEnabled: (studio) => chosen(studio).length > 1 || areBundled(studio),
    isChecked: areBundled,
    label: (studio) => (areBundled(studio) ? 'Take the wires out of their bundle' : 'Bundle wires of what is selected'),
    icon: Spline,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

/** Half of a reroute, px. */
const HALF = 12;

/** The wires of the node that has the focus, or is selected, one after the other; what leaves it first. */
function walk(by: 1 | -1): Command {
  return {
    run: ({ workflow, view }) => {
      const { workflow: graph, selection, selectedEdges, select } = workflow.getState();
      const [selected] = selectedEdges;
      const wire = graph.edges.find((edge) => edgeId(edge) === selected);
      const node = focusedNode() ?? [...selection][0] ?? wire?.from.node;
      if (node === undefined) {
        view.getState().notify('Select the node first whose wires you look for.', 'The arrow keys do, or a click.');
        return;
      }
      const ids = [...edgesFrom(graph, node), ...edgesInto(graph, node)].map(edgeId);
      const at = selected === undefined ? -1 : ids.indexOf(selected);
      const next = at < 0 ? (by > 0 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length;
      const id = ids[next];
      if (id === undefined) view.getState().notify('This node has no wires.');
      else select([], [id]);
    },
    icon: Cable,
  };
}

/** The selected wires, else those of the selected nodes. */
function chosen({ workflow }: Studio): readonly WorkflowEdge[] {
  const { workflow: graph, selection, selectedEdges } = workflow.getState();
  if (selectedEdges.size > 0) return graph.edges.filter((edge) => selectedEdges.has(edgeId(edge)));
  if (selection.size === 0) return [];
  return graph.edges.filter(({ from, to }) => selection.has(from.node) || selection.has(to.node));
}

function hasWires(studio: Studio): boolean {
  const { workflow: graph, selection, selectedEdges } = studio.workflow.getState();
  if (selectedEdges.size > 0) return true;
  return selection.size > 0 && graph.edges.some(({ from, to }) => selection.has(from.node) || selection.has(to.node));
}

function areHidden(studio: Studio): boolean {
  const wires = chosen(studio);
  return wires.length > 0 && wires.every(({ hidden }) => hidden);
}

function areBundled(studio: Studio): boolean {
  const wires = chosen(studio);
  return wires.length > 0 && wires.every(({ bundle }) => bundle !== undefined && bundle === wires[0]?.bundle);
}

function carried({ paletteOf }: Studio, graph: Workflow, { from }: WorkflowEdge): string | undefined {
  return definitionOf(paletteOf(graph), nodeById(graph, from.node))?.outputs[from.socket]?.type;
}

function counted(wires: number): string {
  return wires === 1 ? '1 wire' : `${String(wires)} wires`;
}

function idsOf(edges: readonly WorkflowEdge[]): ReadonlySet<string> {
  return new Set(edges.map(edgeId));
}
