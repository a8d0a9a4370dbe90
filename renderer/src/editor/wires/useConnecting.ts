import type { Connection, Edge as FlowEdge, FinalConnectionState, OnConnectStartParams } from '@xyflow/react';
import { useReactFlow } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { checkConnection } from '#shared/graph/checks/checkConnection';
import { definitionOf } from '#shared/graph/definitionOf';
import type { Edge } from '#shared/graph/Graph';
import { SOCKET_TITLES } from '#shared/graph/SocketValues';
import { displayName } from '#shared/graph/displayName';
import { carriedBy } from '#shared/nodes/reroute';
import { isLooseReroute } from '#shared/workflow/reroutes';
import { isToNewSocket, NEW_SOCKET, newSocketEnd } from '#shared/workflow/groups/newSocket';
import { wireTo } from '#shared/workflow/edits';
import { edgeId, nodeById } from '#shared/workflow/lookups';
import { connectWire } from '../../stores/graph/connectWire.ts';
import { fittingSockets, otherEnd, fittingKey, type LooseEnd } from '../../stores/graph/fittingSockets.ts';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import type { Studio } from '../../stores/studio.ts';
import { edgeOf } from './flowEdges.ts';

/** What happens from the moment a wire is picked up until it is dropped: on a socket, a node, or the empty canvas. */
export function useConnecting() {
  const studio = useStudio();
  const workflow = useGraph();
  const { screenToFlowPosition } = useReactFlow();
  const moved = useRef<Edge | null>(null);
  return useMemo(() => {
    const { view, paletteOf } = studio;
    const connect = (edge: Edge | null, instead?: Edge) => {
      if (!edge) return;
      const result = connectWire(studio, edge, instead);
      if (!result.ok) view.getState().notify(result.reason);
    };
    return {
      onConnectStart(_event: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) {
        const { workflow: graph } = workflow.getState();
        const open = nodeId !== null && handleId !== null && openEnd(studio, nodeId, handleId, handleType === 'source');
        if (open) view.getState().setWire({ open, fits: fittingSockets(graph, paletteOf(graph), open) });
      },
      isValidConnection(connection: Connection | FlowEdge) {
        const { wire } = view.getState();
        const edge = edgeOf(connection);
        if (!wire || !edge) return false;
        const other = otherEnd(wire.open);
        return wire.fits.has(fittingKey(other, edge[other]));
      },
      onConnect(connection: Connection) {
        connect(edgeOf(connection));
      },
      onReconnectStart(_event: unknown, edge: FlowEdge) {
        moved.current = edgeOf(edge);
      },
      onReconnect(old: FlowEdge, connection: Connection) {
        const before = edgeOf(old);
        const after = edgeOf(connection);
        if (before && after && edgeId(before) !== edgeId(after)) connect(after, before);
      },
      onReconnectEnd() {
        moved.current = null;
      },
      onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState) {
        const { wire } = view.getState();
        view.getState().setWire(null);
        if (!wire || state.isValid) return;
        const instead = moved.current ?? undefined;
        if (state.toHandle?.id) {
          explain(studio, wire.open, { node: state.toHandle.nodeId, socket: state.toHandle.id }, state.toHandle.type);
          return;
        }
        const point = 'changedTouches' in event ? event.changedTouches[0] : event;
        const target = point && document.elementFromPoint(point.clientX, point.clientY);
        const node = target?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
        if (node !== undefined) dropOnNode(studio, wire.open, node, connect, instead);
        else if (instead) workflow.getState().disconnect(instead);
        else if (point && target?.closest('.react-flow__pane')) {
          const { type, ...end } = wire.open;
          if (type)
            view.getState().openPalette(screenToFlowPosition({ x: point.clientX, y: point.clientY }), { ...end, type });
        }
      },
    };
  }, [studio, workflow, screenToFlowPosition]);
}

function openEnd({ workflow, paletteOf }: Studio, node: string, socket: string, isOutput: boolean): LooseEnd | null {
  const { workflow: graph } = workflow.getState();
  if (socket === NEW_SOCKET) return { end: isOutput ? 'from' : 'to', socket: { node, socket } };
  const definition = definitionOf(paletteOf(graph), nodeById(graph, node));
  const type = (isOutput ? definition?.outputs : definition?.inputs)?.[socket]?.type;
  return type ? { end: isOutput ? 'from' : 'to', socket: { node, socket }, type } : null;
}

/** Says why a socket refused the wire. */
function explain(
  { workflow, view, paletteOf }: Studio,
  open: LooseEnd,
  target: { readonly node: string; readonly socket: string },
  side: 'source' | 'target',
): void {
  const end = side === 'source' ? 'from' : 'to';
  if (end === open.end) {
    if (target.node !== open.socket.node || target.socket !== open.socket.socket)
      view.getState().notify('A wire leads from an output to an input.');
    return;
  }
  const edge = between(open, target.node, target.socket);
  if (isToNewSocket(edge)) {
    view.getState().notify('Lead the wire to a socket that is there.', 'The new one is made like it.');
    return;
  }
  const { workflow: graph } = workflow.getState();
  const check = checkConnection(graph, paletteOf(graph), edge);
  if (!check.ok && check.code !== 'duplicate') view.getState().notify(check.reason);
}

/** A wire dropped on a node goes to its first socket that fits, or to the “+” that it has. */
function dropOnNode(
  studio: Studio,
  open: LooseEnd,
  id: string,
  connect: (edge: Edge | null, instead?: Edge) => void,
  instead: Edge | undefined,
): void {
  const { workflow, view, paletteOf } = studio;
  const { workflow: graph } = workflow.getState();
  const node = nodeById(graph, id);
  if (!node || id === open.socket.node) return;
  const definition = definitionOf(paletteOf(graph), node);
  const type = isLooseReroute(graph, id) ? carriedBy(node.fields) : open.type;
  const known = type ? definition && wireTo({ ...open, type }, id, definition) : firstFitting(studio, open, id);
  const edge = known ?? (type && newSocketEnd(node) === otherEnd(open) ? between(open, id, NEW_SOCKET) : undefined);
  if (edge && instead && edgeId(edge) === edgeId(instead)) return;
  if (edge) connect(edge, instead);
  else {
    const verb = open.end === 'from' ? 'takes' : 'gives';
    view
      .getState()
      .notify(
        `Nothing on ${displayName(graph, paletteOf(graph), node)} ${verb} ${open.type ? SOCKET_TITLES[open.type] : 'a wire from there'}.`,
      );
  }
}

/** What a wire of no type yet leads to on a node: the first socket on its other side that makes no loop. */
function firstFitting({ workflow, paletteOf }: Studio, open: LooseEnd, id: string): Edge | undefined {
  const { workflow: graph } = workflow.getState();
  const palette = paletteOf(graph);
  const fits = fittingSockets(graph, palette, open);
  const definition = definitionOf(palette, nodeById(graph, id));
  const sockets = Object.keys((open.end === 'from' ? definition?.inputs : definition?.outputs) ?? {});
  const socket = sockets.find((each) => fits.has(fittingKey(otherEnd(open), { node: id, socket: each })));
  return socket === undefined ? undefined : between(open, id, socket);
}

function between(open: LooseEnd, node: string, socket: string): Edge {
  const other = { node, socket };
  return open.end === 'from' ? { from: open.socket, to: other } : { from: other, to: open.socket };
}
