import { useMemo } from 'react';
import { definitionOf } from '#shared/graph/definitionOf';
import { edgeId, nodeById } from '#shared/workflow/lookups';
import { insertOnWire } from '../../nodes/insert/insertOnWire.ts';
import { carriedBy, isLoose, passageOf } from '../../nodes/insert/wirePassage.ts';
import { useStudio } from '../../stores/hooks.ts';
import type { FlowNode } from '../node/flowNodes.ts';

type Pointed = MouseEvent | TouchEvent | React.MouseEvent;

export interface InsertDrag {
  /** The wire under the pointer that a dragged node would be put on is lit. */
  readonly over: (event: Pointed, nodes: readonly FlowNode[]) => void;
  /** Puts the node on the wire that is lit. Gives whether it did. */
  readonly drop: (nodes: readonly FlowNode[]) => boolean;
}

/** A node that nothing is wired to, dragged onto a wire it fits, is put on it. */
export function useInsertDrag(): InsertDrag {
  const studio = useStudio();
  return useMemo(() => {
    const { setInsertOn } = studio.view.getState();
    const wireUnder = (event: Pointed, id: string): string | null => {
      const { workflow } = studio.workflow.getState();
      if (!isLoose(workflow, id)) return null;
      const palette = studio.paletteOf(workflow);
      const definition = definitionOf(palette, nodeById(workflow, id));
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!definition || !point) return null;
      const wires = document.elementsFromPoint(point.clientX, point.clientY).flatMap((element) => {
        const wire = element.closest<SVGElement>('.react-flow__edge')?.dataset['id'];
        return wire === undefined ? [] : [wire];
      });
      const fits = workflow.edges.find((edge) => {
        const type = wires.includes(edgeId(edge)) ? carriedBy(workflow, palette, edge) : undefined;
        return type !== undefined && passageOf(definition, type) !== undefined;
      });
      return fits ? edgeId(fits) : null;
    };
    return {
      over(event, [node, ...more]) {
        setInsertOn(node && more.length === 0 ? wireUnder(event, node.id) : null);
      },
      drop([node]) {
        const { insertOn } = studio.view.getState();
        setInsertOn(null);
        const edge = studio.workflow.getState().workflow.edges.find((each) => edgeId(each) === insertOn);
        return node !== undefined && edge !== undefined && insertOnWire(studio, edge, node.id);
      },
    };
  }, [studio]);
}
