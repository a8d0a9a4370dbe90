import { useStoreApi } from '@xyflow/react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { SocketHandle } from '../nodes/SocketHandle.tsx';

export interface FarSocketsProps {
  readonly node: string;
  readonly definition: AnyNodeDefinition | undefined;
}

/** The sockets of a node that is drawn from afar, where its wires end: there while they are wanted, for thousands of them take long to draw. */
export function FarSockets({ node, definition }: FarSocketsProps) {
  const store = useStoreApi();
  const bounds = store.getState().nodeLookup.get(node)?.internals.handleBounds;
  const sockets = [...(bounds?.target ?? []), ...(bounds?.source ?? [])];
  return sockets.map(({ id, type, y, height }) => {
    const side = type === 'target' ? 'input' : 'output';
    const input = side === 'input' ? definition?.inputs[id ?? ''] : undefined;
    const known = input ?? definition?.outputs[id ?? ''];
    return (
      <div
        key={`${type} ${id ?? ''}`}
        className={`far-node__socket far-node__socket--${side}`}
        style={{ top: y + height / 2 }}
      >
        <SocketHandle
          node={node}
          socket={id ?? ''}
          side={side}
          isMultiple={input?.multiple ?? false}
          {...(known && { type: known.type })}
        />
      </div>
    );
  });
}
