import { useShallow } from 'zustand/react/shallow';
import { definitionOf } from '#shared/graph/definitionOf';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { edgesFrom, edgesInto } from '#shared/workflow/lookups';
import { SocketHandle } from '../../nodes/rows/SocketHandle.tsx';
import { usePalette, useWorkflow } from '../../stores/hooks.ts';

export interface StraySocketsProps {
  readonly node: WorkflowNode;
  readonly side: 'input' | 'output';
}

/** Sockets that only wires know: of a type, or of a version, that is not ours. Shown, so that their wires can be seen and taken away. */
export function StraySockets({ node, side }: StraySocketsProps) {
  const definition = definitionOf(usePalette(), node);
  const names = useWorkflow(
    useShallow(({ workflow }) => {
      const wired =
        side === 'input'
          ? edgesInto(workflow, node.id).map((edge) => edge.to.socket)
          : edgesFrom(workflow, node.id).map((edge) => edge.from.socket);
      const known = (side === 'input' ? definition?.inputs : definition?.outputs) ?? {};
      return [...new Set(wired)].filter((name) => !Object.hasOwn(known, name));
    }),
  );
  return names.map((name) => (
    <div key={name} className={`row row--${side}`}>
      <SocketHandle node={node.id} socket={name} side={side} />
      <span className="row__label">{name}</span>
    </div>
  ));
}
