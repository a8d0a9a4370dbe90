import { Handle, Position } from '@xyflow/react';
import type { MouseEvent } from 'react';
import type { SocketType } from '#shared/graph/SocketValues';
import { NEW_SOCKET } from '#shared/workflow/groups/newSocket';
import { edgeId, edgesFrom, edgesInto } from '#shared/workflow/lookups';
import { classNames } from '../../ui/classNames.ts';
import { useView, useWorkflow } from '../../stores/hooks.ts';
import { fittingKey } from '../../stores/graph/fittingSockets.ts';
import './sockets.css';

export interface SocketHandleProps {
  readonly node: string;
  readonly socket: string;
  readonly side: 'input' | 'output';
  /** Absent on nodes of a type this version does not know. */
  readonly type?: SocketType;
  /** Takes several wires: then a drag from it draws one more instead of picking up the one that is there. */
  readonly isMultiple?: boolean;
}

/** Where wires end. Its name stands beside it; its colour is that of what it carries. */
export function SocketHandle({ node, socket, side, type, isMultiple = false }: SocketHandleProps) {
  const isInput = side === 'input';
  const isNew = socket === NEW_SOCKET;
  const wire = useWorkflow(({ workflow }) =>
    isInput
      ? edgesInto(workflow, node).find((edge) => edge.to.socket === socket)
      : edgesFrom(workflow, node).find((edge) => edge.from.socket === socket),
  );
  const isTaken = isInput && !isMultiple && wire !== undefined;
  const fit = useView(({ wire: dragged }) => {
    if (!dragged) return undefined;
    const key = fittingKey(isInput ? 'to' : 'from', { node, socket });
    const isOrigin = key === fittingKey(dragged.open.end, dragged.open.socket);
    return isOrigin || dragged.fits.has(key) ? 'fits' : 'dim';
  });
  const isLit = useView(({ lit }) => lit?.sockets.has(fittingKey(isInput ? 'to' : 'from', { node, socket })) === true);
  return (
    <Handle
      id={socket}
      type={isInput ? 'target' : 'source'}
      position={isInput ? Position.Left : Position.Right}
      isConnectable={type !== undefined || isNew}
      isConnectableStart={!isTaken}
      className={classNames(
        'socket',
        isNew && 'socket--new',
        wire && 'socket--wired',
        isTaken && 'socket--taken',
        isLit && 'socket--lit',
        fit && `socket--${fit}`,
      )}
      {...(isTaken && {
        onMouseDown: (event: MouseEvent) => {
          pickUp(event, edgeId(wire));
        },
      })}
      style={{ '--c': type ? `var(--socket-${type})` : isNew ? 'var(--text)' : 'var(--faint)' }}
      data-type={type}
    />
  );
}

/** Hands the press on to the end of the wire, which React Flow keeps beside the socket: so a wire is taken off where it is plugged in. */
function pickUp(event: MouseEvent, wire: string): void {
  const { button, clientX, clientY } = event;
  event.currentTarget
    .closest('.react-flow')
    ?.querySelector(`.react-flow__edge[data-id="${CSS.escape(wire)}"] .react-flow__edgeupdater-target`)
    ?.dispatchEvent(new window.MouseEvent('mousedown', { bubbles: true, button, clientX, clientY }));
}
