import type { ComfyNode } from './comfyFile.ts';

/** From a node's output, or from the place of an input of the subgraph (`in`), to another's input or one of its outputs (`out`). */
export type SubgraphWire = readonly [from: number | 'in', slot: number, to: number | 'out', input: string];

export interface ComfySubgraph {
  readonly id: string;
  readonly name: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  /** An input of a node that is named as one of its `widgets` belongs to that value. */
  readonly nodes: readonly (ComfyNode & { readonly widgets?: readonly string[] })[];
  readonly wires: readonly SubgraphWire[];
}

/** A definition as ComfyUI's editor writes it. */
export function comfySubgraph({ id, name, inputs = {}, outputs = {}, nodes, wires }: ComfySubgraph): object {
  const places = Object.keys(outputs);
  const targets = new Map(nodes.map((node) => [node.id, Object.keys(node.inputs ?? {})]));
  const links = wires.map(([from, slot, to, input], at) => ({
    id: at + 1,
    origin_id: from === 'in' ? -10 : from,
    origin_slot: slot,
    target_id: to === 'out' ? -20 : to,
    target_slot: to === 'out' ? places.indexOf(input) : (targets.get(to)?.indexOf(input) ?? -1),
    type: '*',
  }));
  const linksOf = (test: (wire: SubgraphWire) => boolean) =>
    wires.flatMap((wire, at) => (test(wire) ? [links[at]?.id] : []));
  return {
    id,
    name,
    version: 1,
    inputNode: { id: -10 },
    outputNode: { id: -20 },
    inputs: Object.entries(inputs).map(([socket, type], place) => ({
      id: `in-${socket}`,
      name: socket,
      type,
      linkIds: linksOf(([from, slot]) => from === 'in' && slot === place),
    })),
    outputs: Object.entries(outputs).map(([socket, type]) => ({
      id: `out-${socket}`,
      name: socket,
      type,
      linkIds: linksOf(([, , to, input]) => to === 'out' && input === socket),
    })),
    nodes: nodes.map((node, order) => ({
      id: node.id,
      type: node.type,
      ...(node.title !== undefined && { title: node.title }),
      pos: [order * 320, 0],
      size: [300, 200],
      mode: node.mode ?? 0,
      inputs: Object.entries(node.inputs ?? {}).map(([socket, type]) => ({
        name: socket,
        type,
        link: linksOf(([, , to, input]) => to === node.id && input === socket)[0] ?? null,
        ...(node.widgets?.includes(socket) && { widget: { name: socket } }),
      })),
      outputs: Object.entries(node.outputs ?? {}).map(([socket, type], place) => ({
        name: socket,
        type,
        links: linksOf(([from, slot]) => from === node.id && slot === place),
      })),
      ...(node.properties !== undefined && { properties: node.properties }),
      ...(node.values !== undefined && { widgets_values: node.values }),
    })),
    links,
  };
}
