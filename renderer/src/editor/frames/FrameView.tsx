import { NodeResizeControl, ResizeControlVariant, useStore, type ControlPosition, type NodeProps } from '@xyflow/react';
import { memo, useId, type MouseEvent, type PointerEvent } from 'react';
import { frame } from '#shared/nodes/frame';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { LEAST_FRAME, MOST_FRAME } from '../../nodes/frame/frameBox.ts';
import { fitFrames } from '../../nodes/frame/fitFrames.ts';
import { frameFacts } from '../../nodes/frame/frameFacts.ts';
import { useNode } from '../../nodes/useNode.ts';
import { useGraph, useStudio, useView } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import type {} from '../../ui/styles/cssVariables.ts';
import type { FlowNode } from '../node/flowNodes.ts';
import { TitleInput } from '../node/TitleInput.tsx';
import { FrameHolds } from './FrameHolds.tsx';
import './FrameView.css';

const EDGES: readonly ControlPosition[] = ['top', 'right', 'bottom', 'left'];
const CORNERS: readonly ControlPosition[] = ['top-left', 'top-right', 'bottom-left', 'bottom-right'];

/** A frame on the canvas. Its ground lets everything through; its title and its edges are what one takes hold of. */
export const FrameView = memo(
  function FrameView({ id, selected }: NodeProps<FlowNode>) {
    const node = useNode(id);
    return node ? <Frame node={node} isSelected={selected} /> : null;
  },
  (before, after) => before.id === after.id && before.selected === after.selected,
);

function Frame({ node, isSelected }: { readonly node: WorkflowNode; readonly isSelected: boolean }) {
  const studio = useStudio();
  const graph = useGraph();
  const isRenaming = useView(({ renaming }) => renaming === node.id);
  const holdsId = useId();
  const { title, colour } = frameFacts(node);
  const choose = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const { selection, select } = graph.getState();
    const isAdding = event.ctrlKey || event.metaKey || event.shiftKey;
    if (isAdding && selection.has(node.id)) select([...selection].filter((id) => id !== node.id));
    else if (isAdding) select([...selection, node.id]);
    else if (!selection.has(node.id)) select([node.id]);
  };
  const open = (event: MouseEvent) => {
    const isEdge = event.target instanceof Element && event.target.closest('.react-flow__resize-control') !== null;
    if (!isEdge) studio.view.getState().setRenaming(node.id);
    else if (event.ctrlKey || event.metaKey) fitFrames(studio, [node.id]);
  };
  return (
    <section
      className={classNames('frame', isSelected && 'frame--selected')}
      style={{ '--c': `var(--tint-${colour})` }}
      aria-describedby={holdsId}
      onPointerDown={choose}
      onDoubleClick={open}
    >
      <FrameEdges id={node.id} />
      <header className="frame__title">
        <span className="frame__mark" />
        {isRenaming ? <TitleInput node={node} placeholder={frame.title} /> : <h3 dir="auto">{title}</h3>}
      </header>
      <FrameHolds id={node.id} labelId={holdsId} />
    </section>
  );
}

/** What is taken hold of to resize it: as wide for the hand however far away the graph is. */
function FrameEdges({ id }: { readonly id: string }) {
  const graph = useGraph();
  const reach = useStore(({ transform }) => Math.min(4, Math.max(1, Math.round(4 / transform[2]) / 4)));
  const style = { '--reach': `${String(24 * reach)}px` };
  return [...EDGES, ...CORNERS].map((position) => (
    <NodeResizeControl
      key={position}
      position={position}
      variant={EDGES.includes(position) ? ResizeControlVariant.Line : ResizeControlVariant.Handle}
      autoScale={false}
      className="frame__edge"
      style={style}
      minWidth={LEAST_FRAME.width}
      minHeight={LEAST_FRAME.height}
      maxWidth={MOST_FRAME.width}
      maxHeight={MOST_FRAME.height}
      onResizeEnd={(_event, { x, y, width, height }) => {
        graph.getState().placeNodes([{ id, position: { x, y }, size: { width, height } }]);
      }}
    />
  ));
}
