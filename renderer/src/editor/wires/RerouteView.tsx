import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { carriedBy } from '#shared/nodes/reroute';
import { edgesInto } from '#shared/workflow/lookups';
import { SocketHandle } from '../../nodes/rows/SocketHandle.tsx';
import { useNode } from '../../nodes/useNode.ts';
import { useView, useWorkflow } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { TitleInput } from '../node/TitleInput.tsx';
import type { FlowNode } from '../node/flowNodes.ts';
import { rerouteColour } from './rerouteColour.ts';
import './WireEdge.css';

/** The bend of a wire: a small diamond, moved by its middle, wired by its sides. */
export const RerouteView = memo(function RerouteView({ id, selected }: NodeProps<FlowNode>) {
  const node = useNode(id);
  const isFed = useWorkflow(({ workflow }) => edgesInto(workflow, id).length > 0);
  const isLit = useView(({ lit }) => lit?.bends.has(id) === true);
  const isRenaming = useView(({ renaming }) => renaming === id);
  if (!node) return null;
  const type = carriedBy(node.fields);
  return (
    <div
      className={classNames(
        'reroute',
        !isFed && 'reroute--loose',
        isLit && 'reroute--lit',
        selected && 'reroute--selected',
      )}
      style={{ '--c': `var(${rerouteColour(node.fields)})` }}
      title={isFed ? undefined : 'Nothing comes in: what it leads to has no wire.'}
    >
      <SocketHandle node={id} socket="in" side="input" type={type} />
      <span className="reroute__mark" />
      <SocketHandle node={id} socket="out" side="output" type={type} />
      {isRenaming ? (
        <TitleInput node={node} placeholder="Reroute" />
      ) : (
        node.title !== undefined && (
          <span className="reroute__title" dir="auto">
            {node.title}
          </span>
        )
      )}
    </div>
  );
});
