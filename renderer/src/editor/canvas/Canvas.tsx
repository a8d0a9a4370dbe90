import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type EdgeChange,
  type EdgeTypes,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useGraph, usePalette, useStudio, useView, useWorkflow } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { isUse, openGroup } from '../../commands/placeCommands.ts';
import { Guides } from '../arrange/Guides.tsx';
import { GRID as STEP } from '../arrange/useDragging.ts';
import { FrameView } from '../frames/FrameView.tsx';
import { useFrameMarquee } from '../frames/useFrameMarquee.ts';
import { CanvasHint } from './CanvasHint.tsx';
import { DetailContext, useDetail } from '../far/detail.ts';
import { FarLayer } from '../far/FarLayer.tsx';
import { heldNodes } from '../far/heldNodes.ts';
import { NOTHING, useHeldNodes, type Pointed } from '../far/useHeld.ts';
import { useHideAtOnce } from '../far/useHideAtOnce.ts';
import { useHeldWires } from '../far/useHeldWires.ts';
import { deriveFlowEdges } from '../wires/flowEdges.ts';
import type { FlowNode } from '../node/flowNodes.ts';
import { NodeView } from '../node/NodeView.tsx';
import { useCanvasControls } from './useCanvasControls.ts';
import { useFirstFit } from '../moving/useFirstFit.ts';
import { useGrab } from '../moving/useGrab.ts';
import { useKeptViewport } from '../moving/useKeptViewport.ts';
import { usePinch } from '../moving/usePinch.ts';
import { useWheel } from '../moving/useWheel.ts';
import { RerouteView } from '../wires/RerouteView.tsx';
import { BundleClamps } from '../wires/BundleClamps.tsx';
import { WireEdge } from '../wires/WireEdge.tsx';
import { WireTag } from '../wires/WireTag.tsx';
import { useWireRoutes, WireRoutesContext } from '../wires/useWireRoute.ts';
import { useWireLight } from '../wires/useWireLight.ts';
import { useWireCounts } from '../wires/useWireCounts.ts';
import { useConnecting } from '../wires/useConnecting.ts';
import { useDrop } from './useDrop.ts';
import { useFlowNodes } from './useFlowNodes.ts';
import { useMoves } from './useMoves.ts';
import { CopyGhosts } from '../making/CopyGhosts.tsx';
import { DropMark } from '../making/DropMark.tsx';
import { SeveralBar } from '../several/SeveralBar.tsx';
import { Overview } from './Overview.tsx';
import { ZoomControl } from './ZoomControl.tsx';
import './Canvas.css';

const nodeTypes: NodeTypes = { node: NodeView, frame: FrameView, reroute: RerouteView };
const edgeTypes: EdgeTypes = { wire: WireEdge };
const GRID: [number, number] = [STEP, STEP];
/** Nodes out of view are left undrawn in graphs of more nodes than this. */
const CULL_FROM_NODES = 60;

/** The graph on its dotted ground. */
export function Canvas() {
  const studio = useStudio();
  const { view } = studio;
  const graph = useGraph();
  const moves = useMoves();
  const [nodes, changeNodes] = useFlowNodes(moves.adjust);
  const edges = useFlowEdges();
  const connecting = useConnecting();
  const light = useWireLight();
  const isRouted = useView(({ wiresGo }) => wiresGo === 'round');
  const drop = useDrop();
  const { screenToFlowPosition } = useReactFlow();
  const isDetailed = useDetail();
  const routes = useWireRoutes(isRouted);
  const area = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Pointed>(NOTHING);
  const isSmall = nodes.length <= CULL_FROM_NODES;
  const held = useHeldNodes(area, pointed, isSmall && !isDetailed ? nodes : null);
  const shown = useMemo(() => heldNodes(nodes, held, isDetailed), [nodes, held, isDetailed]);
  useHideAtOnce(nodes, edges, held, isSmall);
  const heldWires = useHeldWires(edges, pointed, isDetailed);
  const carried = useView(({ wire }) => wire?.open.type);
  const isSnapping = useView((state) => state.isSnapping);
  useCanvasControls();
  useFrameMarquee();
  useWheel();
  useGrab();
  usePinch();
  const firstViewport = useFirstFit();
  const keepViewport = useKeptViewport();

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
  const openPalette = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return;
    view.getState().openPalette(screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  };
  const openUse = (event: MouseEvent, { id }: FlowNode) => {
    // Its name is pressed twice to change it, and what stands in it is for itself.
    if (!isUse(studio, id) || !(event.target instanceof Element)) return;
    if (!event.target.closest('button, input, textarea, select, label, img, .node__title, .node__corner'))
      openGroup(studio, id);
  };
  const selectFocused = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    if (!(event.target instanceof HTMLElement) || !event.target.classList.contains('react-flow__node')) return;
    event.preventDefault();
    const id = event.target.dataset['id'] ?? '';
    const { selection, select } = graph.getState();
    if (!event.ctrlKey && !event.shiftKey) select([id]);
    else select(selection.has(id) ? [...selection].filter((each) => each !== id) : [...selection, id]);
  };

  return (
    <WireRoutesContext value={routes}>
      <DetailContext value={isDetailed}>
        <ReactFlow<FlowNode>
          className={classNames(!isDetailed && 'canvas--far')}
          ref={area}
          nodes={shown}
          edges={isDetailed ? edges : heldWires.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={changeNodes}
          onEdgesChange={changeEdges}
          onSelectionStart={leaveField}
          onMoveEnd={keepViewport}
          onDoubleClick={openPalette}
          onNodeDoubleClick={openUse}
          onKeyDown={selectFocused}
          {...moves.handlers}
          {...connecting}
          {...light}
          {...drop}
          defaultViewport={firstViewport}
          minZoom={0.02}
          maxZoom={2}
          snapToGrid={isSnapping}
          snapGrid={GRID}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
          panActivationKeyCode={null}
          deleteKeyCode={null}
          disableKeyboardA11y
          edgesFocusable={false}
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          connectionRadius={26}
          reconnectRadius={14}
          onlyRenderVisibleElements={!isDetailed || !isSmall}
          elevateNodesOnSelect
          connectionLineStyle={{ stroke: carried ? `var(--socket-${carried})` : 'var(--faint)' }}
          proOptions={{ hideAttribution: true }}
          aria-label="Graph"
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={2} />
          {!isDetailed && <FarLayer area={area} edges={edges} held={heldWires.ids} setPointed={setPointed} />}
          <Guides signs={moves.signs} />
          <DropMark />
          <CopyGhosts copying={moves.copying} />
          <Overview />
          <SeveralBar isMoving={moves.isMoving} />
          {isDetailed && <BundleClamps />}
          <WireTag />
          <ZoomControl />
          <CanvasHint />
        </ReactFlow>
      </DetailContext>
    </WireRoutesContext>
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
  const insertOn = useView((state) => state.insertOn);
  const derived = useMemo(
    () => deriveFlowEdges({ name: '', nodes, edges }, palette, selected, counts),
    [nodes, edges, palette, selected, counts],
  );
  return useMemo(
    () =>
      insertOn === null
        ? derived
        : derived.map((edge) => (edge.id === insertOn ? { ...edge, className: 'wire wire--target' } : edge)),
    [derived, insertOn],
  );
}
