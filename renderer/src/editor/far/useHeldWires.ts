import type { Edge as FlowEdge } from '@xyflow/react';
import { useMemo } from 'react';
import type { Pointed } from './useHeld.ts';

const NONE: FlowEdge[] = [];

/** The wires React Flow draws from afar: the one that is pointed at, the selected ones, and those that can be taken off a node that is pointed at. */
export function useHeldWires(
  edges: readonly FlowEdge[],
  { nodes, wire }: Pointed,
  isNear: boolean,
): { readonly edges: FlowEdge[]; readonly ids: ReadonlySet<string> } {
  return useMemo(() => {
    if (isNear) return { edges: NONE, ids: new Set<string>() };
    const found = edges.filter(
      ({ id, target, selected }) => selected === true || id === wire || nodes.includes(target),
    );
    return { edges: found, ids: new Set(found.map(({ id }) => id)) };
  }, [edges, nodes, wire, isNear]);
}
