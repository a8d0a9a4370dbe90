import { useMemo } from 'react';
import type { Axis, AxisValue } from '#shared/nodes/sweep/Axis';
import { useGraph } from '../../stores/hooks.ts';
import { useNode } from '../useNode.ts';
import { axesIn, withMoved, withValues } from './axes.ts';

/** The axes of a sweep of the graph on screen, and how they are changed: each change is a step of undo. */
export interface AxesEdit {
  readonly axes: readonly Axis[];
  /** `values`: absent takes what is wired. */
  readonly add: (of: string, values: readonly AxisValue[] | undefined) => void;
  readonly remove: (of: string) => void;
  readonly move: (from: number, to: number) => void;
  readonly setValues: (of: string, values: readonly AxisValue[] | undefined) => void;
  /** The same while something is typed: a burst is one step. */
  readonly typeValues: (of: string, values: readonly AxisValue[]) => void;
}

export function useAxes(id: string): AxesEdit {
  const graph = useGraph();
  const fields = useNode(id)?.fields;
  return useMemo(() => {
    const axes = axesIn(fields);
    const set = (next: readonly Axis[]) => {
      graph.getState().setFields(id, { axes: next.length > 0 ? next : undefined });
    };
    return {
      axes,
      add(of, values) {
        set([...axes, { of, ...(values && { values }) }]);
      },
      remove(of) {
        set(axes.filter((axis) => axis.of !== of));
      },
      move(from, to) {
        set(withMoved(axes, from, to));
      },
      setValues(of, values) {
        set(withValues(axes, of, values));
      },
      typeValues(of, values) {
        graph.getState().setField(id, 'axes', withValues(axes, of, values));
      },
    };
  }, [graph, id, fields]);
}
