import { useStoreApi } from '@xyflow/react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { classNames } from '../../ui/classNames.ts';
import { SocketHandle } from '../../nodes/rows/SocketHandle.tsx';

export interface HeldSocketsProps {
  readonly node: string;
  readonly definition: AnyNodeDefinition | undefined;
  /** Whether they are to be seen and used, or only mark where wires end: thousands that can be used take long to draw. */
  readonly isWanted: boolean;
}

/** The sockets of a node that is drawn from afar, where they were when it was last measured or estimated. */
export function HeldSockets({ node, definition, isWanted }: HeldSocketsProps) {
  const store = useStoreApi();
  const bounds = store.getState().nodeLookup.get(node)?.internals.handleBounds;
  const sockets = [...(bounds?.target ?? []), ...(bounds?.source ?? [])];
  // Folded inputs lie on each other, and so do all of a collapsed node.
  const places = Map.groupBy(sockets, ({ x, y }) => `${String(x)} ${String(y)}`);
  return sockets.map(({ id, type, position, x, y, width, height }) => {
    const isShared = (places.get(`${String(x)} ${String(y)}`)?.length ?? 0) > 1;
    const key = `${type} ${id ?? ''}`;
    // React Flow finds the ends of the wires by these names whenever it measures a node.
    if (!isWanted) {
      const marks = { 'data-handleid': id, 'data-handlepos': position };
      return <i key={key} className={`far-hold__end ${type}`} style={{ left: x, top: y, width, height }} {...marks} />;
    }
    const input = type === 'target' ? definition?.inputs[id ?? ''] : undefined;
    const known = input ?? definition?.outputs[id ?? ''];
    return (
      <div
        key={key}
        className={classNames('far-hold__socket', isShared && 'far-hold__socket--shared')}
        style={{ left: x + width / 2, top: y + height / 2 }}
      >
        <SocketHandle
          node={node}
          socket={id ?? ''}
          side={type === 'target' ? 'input' : 'output'}
          isMultiple={input?.multiple ?? false}
          {...(known && { type: known.type })}
        />
      </div>
    );
  });
}
