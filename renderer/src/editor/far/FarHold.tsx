import { useState } from 'react';
import { definitionOf } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { classNames } from '../../ui/classNames.ts';
import { otherEnd, fittingKey } from '../../stores/graph/fittingSockets.ts';
import { usePalette, useStudio, useView } from '../../stores/hooks.ts';
import { NodeState } from '../node/NodeState.tsx';
import { NodeTitle } from '../node/NodeTitle.tsx';
import { HeldSockets } from './HeldSockets.tsx';
import './FarHold.css';

export interface FarHoldProps {
  readonly node: WorkflowNode;
  /** As the node was measured or estimated, px, so that it does not change its size by being far away. */
  readonly height: number;
}

/** Where one takes hold of a node that is drawn from afar: its box and its title, unseen, and its sockets while they are wanted. */
export function FarHold({ node, height }: FarHoldProps) {
  const { view } = useStudio();
  const definition = definitionOf(usePalette(), node);
  const [isPointedAt, setPointedAt] = useState(false);
  const takesPart = useTakesPart(node.id, definition);
  const isDropOver = useView((state) => state.dropOver === node.id);
  const isRenaming = useView(({ renaming }) => renaming === node.id);
  return (
    <div
      className={classNames('far-hold', node.collapsed && 'far-hold--collapsed', isDropOver && 'far-hold--drop')}
      style={{ height }}
      onPointerEnter={() => {
        setPointedAt(true);
      }}
      onPointerLeave={() => {
        setPointedAt(false);
      }}
      onDoubleClick={() => {
        if (view.getState().renaming === null) view.getState().canvas?.show([node.id]);
      }}
    >
      <header className={classNames('far-hold__header', isRenaming && 'far-hold__header--typed')}>
        <NodeTitle node={node} definition={definition} />
        <NodeState node={node} />
      </header>
      <HeldSockets node={node.id} definition={definition} isWanted={isPointedAt || takesPart} />
    </div>
  );
}

/** Whether the wire being dragged comes from this node, or can be dropped on a socket of it. */
function useTakesPart(node: string, definition: AnyNodeDefinition | undefined): boolean {
  return useView(({ wire }) => {
    if (!wire) return false;
    if (wire.open.socket.node === node) return true;
    const end = otherEnd(wire.open);
    const sockets = (end === 'to' ? definition?.inputs : definition?.outputs) ?? {};
    return Object.keys(sockets).some((socket) => wire.fits.has(fittingKey(end, { node, socket })));
  });
}
