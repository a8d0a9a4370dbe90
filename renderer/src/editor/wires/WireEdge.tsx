import { BaseEdge, EdgeLabelRenderer, useStore, type Edge as FlowEdge, type EdgeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import { displayName } from '#shared/graph/displayName';
import { socketKey } from '#shared/graph/Graph';
import { nodeById } from '#shared/workflow/lookups';
import type { Position } from '#shared/workflow/Workflow';
import { bendsOfTrunk } from '../../nodes/place/trunkOf.ts';
import { classNames } from '../../ui/classNames.ts';
import { useGraph, usePalette, useStudio, useView, useWorkflow } from '../../stores/hooks.ts';
import { DetailContext, WIRE_REACH } from '../far/detail.ts';
import { useWireRoute } from './useWireRoute.ts';
import { useTrunk } from './useTrunk.ts';
import { WireLabel } from './WireLabel.tsx';
import { placeOnWire, STUB, stubPaths, svgPath, wirePath } from './wirePath.ts';
import './WireEdge.css';

/** How wide a wire is to the pointer near by, px. */
const REACH = 16;

/** What a wire has beside its ends. */
export interface WireData extends Record<string, unknown> {
  readonly label?: string;
  readonly isHidden?: true;
  readonly bundle?: string;
  readonly clamp?: Position;
}
export type WireFlowEdge = FlowEdge<WireData, 'wire'>;

/** A wire as it is drawn near by: its way, what is written on it, how many it carries; or the stubs of one that is hidden. */
export const WireEdge = memo(function WireEdge(props: EdgeProps<WireFlowEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, style, label: count, selected = false } = props;
  const { label, isHidden, bundle } = props.data ?? {};
  const isLit = useView(({ lit }) => lit?.wires.has(id) === true) || selected;
  const isOfSelected = useWorkflow(({ selection }) => selection.has(props.source) || selection.has(props.target));
  const isWriting = useView(({ renaming }) => renaming === id);
  const from = { x: sourceX, y: sourceY };
  const isNear = useContext(DetailContext);
  const reach = useReach(isNear);
  const to = { x: targetX, y: targetY };
  const { source, target } = props;
  const trunk = useTrunk(bundle);
  const output = socketKey({ node: source, socket: props.sourceHandleId ?? '' });
  const route = useWireRoute({ id, source, target, output, from, to }, !trunk && (!isHidden || isLit));
  const path = wirePath(from, to, trunk ? bendsOfTrunk(trunk, from, to) : route);
  if (isHidden && !isLit) return <Stubs {...props} reach={reach} />;
  const d = svgPath(path);
  const middle = placeOnWire(path, 0.5);
  return (
    <g className={classNames('wire-edge', isLit && 'wire-edge--lit', !isLit && isOfSelected && 'wire-edge--near')}>
      {isLit && <path d={d} className="wire-edge__halo" style={style} />}
      <BaseEdge id={id} path={d} {...(style && { style })} interactionWidth={reach} />
      {((isNear && (count !== undefined || label !== undefined)) || isWriting) && (
        <EdgeLabelRenderer>
          <WireLabel
            id={id}
            at={middle}
            count={typeof count === 'string' ? count : undefined}
            label={label}
            isWriting={isWriting}
          />
        </EdgeLabelRenderer>
      )}
    </g>
  );
});

/** How wide a wire is to the pointer, px of the canvas: from afar as wide on the screen as the drawing has it. */
function useReach(isNear: boolean): number {
  return useStore(({ transform }) => (isNear ? REACH : (2 * WIRE_REACH) / transform[2]));
}

interface StubsProps extends EdgeProps<WireFlowEdge> {
  readonly reach: number;
}

/** Both ends of a hidden wire, each with the name of what is at the other: a press goes there. */
function Stubs({ id, source, target, sourceX, sourceY, targetX, targetY, style, reach }: StubsProps) {
  const isNear = useContext(DetailContext);
  const palette = usePalette();
  const { view } = useStudio();
  const graph = useGraph();
  const name = (node: string) => {
    const { workflow } = graph.getState();
    const found = nodeById(workflow, node);
    return found ? displayName(workflow, palette, found) : node;
  };
  const stubs = stubPaths({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }).map(svgPath).join('');
  const stub = (end: 'from' | 'to') => {
    const other = end === 'from' ? target : source;
    const [x, y] = end === 'from' ? [sourceX + STUB, sourceY] : [targetX - STUB, targetY];
    const shift = end === 'from' ? 'translate(0, -50%)' : 'translate(-100%, -50%)';
    return (
      <button
        type="button"
        className="wire-stub nodrag nopan"
        style={{ ...style, transform: `translate(${String(x)}px, ${String(y)}px) ${shift}` }}
        onClick={() => {
          graph.getState().select([], [id]);
          view.getState().canvas?.show([other]);
          graph.getState().select([other], [id]);
        }}
      >
        <bdi>{end === 'from' ? `→ ${name(other)}` : `${name(other)} →`}</bdi>
      </button>
    );
  };
  return (
    <>
      <path d={stubs} className="wire-edge__stub" style={style} />
      <path d={stubs} className="react-flow__edge-interaction" fill="none" strokeOpacity={0} strokeWidth={reach} />
      {/* From afar they could not be read. */}
      {isNear && (
        <EdgeLabelRenderer>
          {stub('from')}
          {stub('to')}
        </EdgeLabelRenderer>
      )}
    </>
  );
}
