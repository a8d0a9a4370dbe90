import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type EdgeChange,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useMemo, type KeyboardEvent, type MouseEvent } from 'react';
import { useGraph, usePalette, useStudio, useView, useWorkflow } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { CanvasHint } from './CanvasHint.tsx';
import { DetailContext, useDetail } from '../node/detail.ts';
import { deriveFlowEdges } from '../wires/flowEdges.ts';
import type { FlowNode } from '../node/flowNodes.ts';
import { NodeView } from '../node/NodeView.tsx';
import { FIT, useCanvasControls } from './useCanvasControls.ts';
import { useWireCounts } from '../wires/useWireCounts.ts';
import { useConnecting } from '../wires/useConnecting.ts';
import { useDrop } from './useDrop.ts';
import { useFlowNodes } from './useFlowNodes.ts';
import { Overview } from './Overview.tsx';
import { ZoomControl } from './ZoomControl.tsx';
import './Canvas.css';

const nodeTypes: NodeTypes = { node: NodeView };
const GRID: [number, number] = [20, 20];
/** Nodes out of view are left undrawn in graphs of more nodes than this. */
const CULL_FROM_NODES = 60;

/** The graph on its dotted ground. */
export function Canvas() {
  const { view } = useStudio();
  const graph = useGraph();
  const [nodes, changeNodes] = useFlowNodes();
  const edges = useFlowEdges();
  const connecting = useConnecting();
  const drop = useDrop();
  const { screenToFlowPosition } = useReactFlow();
  const isDetailed = useDetail();
  const carried = useView(({ wire }) => wire?.open.type);
  useCanvasControls();

  const changeEdges = useCallback(
    (changes: EdgeChange[]) => {
      const { selection, selectedEdges, select } = graph.getState();
      const selected = new Set(selectedEdges);
      for (const change of changes) {
        if (change.type !== 'select') continue;
        if (change.selected) selected.add(change.id);
        else selected.delete(change.id);
      }
      select(selection, selected);
    },
    [graph],
  );
  const endMove = useCallback(
    (_event: unknown, _node: unknown, moved: FlowNode[]) => {
      graph.getState().moveNodes(moved);
    },
    [graph],
  );
  const openPalette = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return;
    view.getState().openPalette(screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  };
  const selectFocused = (event: KeyboardEvent) => {
    if ((event.key !== 'Enter' && event.key !== ' ') || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof HTMLElement) || !event.target.classList.contains('react-flow__node')) return;
    event.preventDefault();
    graph.getState().select([event.target.dataset['id'] ?? '']);
  };

  return (
    <DetailContext value={isDetailed}>
      <ReactFlow<FlowNode>
        className={classNames(!isDetailed && 'canvas--far')}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={changeNodes}
        onEdgesChange={changeEdges}
        onNodeDragStop={endMove}
        onSelectionDragStop={(event, moved) => {
          endMove(event, null, moved);
        }}
        onSelectionStart={leaveField}
        onMoveEnd={(_event, viewport) => {
          graph.getState().setViewport(viewport);
        }}
        onDoubleClick={openPalette}
        onKeyDown={selectFocused}
        {...connecting}
        {...drop}
        {...useFirstViewport()}
        fitViewOptions={FIT}
        minZoom={0.1}
        maxZoom={2}
        snapToGrid
        snapGrid={GRID}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
        panActivationKeyCode={null}
        deleteKeyCode={null}
        disableKeyboardA11y
        edgesFocusable={false}
        zoomOnDoubleClick={false}
        connectionRadius={26}
        reconnectRadius={14}
        onlyRenderVisibleElements={nodes.length > CULL_FROM_NODES}
        elevateNodesOnSelect
        connectionLineStyle={{ stroke: carried ? `var(--socket-${carried})` : 'var(--faint)' }}
        proOptions={{ hideAttribution: true }}
        aria-label="Graph"
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={2} />
        <Overview />
        <ZoomControl />
        <CanvasHint />
      </ReactFlow>
    </DetailContext>
  );
}

/** The keys belong to what was selected, no longer to a field. */
function leaveField() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function useFlowEdges() {
  const palette = usePalette();
  // The edges depend on which nodes there are, not on where they lie; comparing the arrays is close enough and cheap.
  const nodes = useWorkflow((state) => state.workflow.nodes);
  const edges = useWorkflow((state) => state.workflow.edges);
  const selected = useWorkflow((state) => state.selectedEdges);
  const counts = useWireCounts();
  return useMemo(
    () => deriveFlowEdges({ name: '', nodes, edges }, palette, selected, counts),
    [nodes, edges, palette, selected, counts],
  );
}

/** Where the canvas stands when a graph comes on screen: as it was saved, else all of it in view. */
function useFirstViewport() {
  const graph = useGraph();
  return useMemo(() => {
    const { viewport, nodes } = graph.getState().workflow;
    if (viewport) return { defaultViewport: viewport };
    // Fitting waits for the first node there is: in an empty graph it would take that from under the pointer.
    return nodes.length > 0 ? { fitView: true } : {};
  }, [graph]);
}
