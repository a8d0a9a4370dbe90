import { Handle, Position } from '@xyflow/react';
import type { SocketType } from '#shared/graph/SocketValues';
import { classNames } from '../ui/classNames.ts';
import { useView, useWorkflow } from '../stores/hooks.ts';
import { edgesFrom, edgesInto } from '../stores/lookups.ts';
import { otherEnd, socketKey } from '../stores/fittingSockets.ts';
import './sockets.css';

export interface SocketHandleProps {
  readonly node: string;
  readonly socket: string;
  readonly side: 'input' | 'output';
  /** Absent on nodes of a type this version does not know. */
  readonly type?: SocketType;
}

/** Where wires end. Its name stands beside it; its colour is that of what it carries. */
export function SocketHandle({ node, socket, side, type }: SocketHandleProps) {
  const isInput = side === 'input';
  const isWired = useWorkflow(({ workflow }) =>
    isInput
      ? edgesInto(workflow, node).some((edge) => edge.to.socket === socket)
      : edgesFrom(workflow, node).some((edge) => edge.from.socket === socket),
  );
  const fit = useView(({ wire }) => {
    if (!wire) return undefined;
    const key = socketKey(isInput ? 'to' : 'from', { node, socket });
    const isOrigin = key === socketKey(wire.open.end, wire.open.socket);
    return isOrigin || (otherEnd(wire.open) === (isInput ? 'to' : 'from') && wire.fits.has(key)) ? 'fits' : 'dim';
  });
  return (
    <Handle
      id={socket}
      type={isInput ? 'target' : 'source'}
      position={isInput ? Position.Left : Position.Right}
      isConnectable={type !== undefined}
      className={classNames('socket', isWired && 'socket--wired', fit && `socket--${fit}`)}
      style={{ '--c': type ? `var(--socket-${type})` : 'var(--faint)' }}
      data-type={type}
    />
  );
}
