import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { useNodeName } from '../../nodes/useNode.ts';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from '../../nodes/index.ts';
import { nodeIcon } from '../../nodes/nodeIcons.ts';
import { nodeSummary } from '../../nodes/nodeSummary.ts';
import { useStudio } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { NodeMark } from './NodeMark.tsx';
import { NodeState } from './NodeState.tsx';
import { NodeTitle } from './NodeTitle.tsx';
import { nodeMenu } from './nodeMenu.ts';
import './NodeHeader.css';

export interface NodeHeaderProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition | undefined;
  readonly isSelected: boolean;
}

/** Icon, title and state. */
export function NodeHeader({ node, definition, isSelected }: NodeHeaderProps) {
  const studio = useStudio();
  const name = useNodeName(node);
  const { Words } = nodeLook(node.type);
  return (
    <header className="node__header">
      <Icon icon={nodeIcon(definition)} size={14} className="node__icon" />
      <NodeTitle node={node} definition={definition} />
      {node.collapsed && definition && (
        <span className="node__summary">{nodeSummary(definition, node.fields ?? {})}</span>
      )}
      {!node.collapsed && definition && Words && (
        <span className="node__summary node__summary--words">
          <Words node={node} definition={definition} />
        </span>
      )}
      <NodeMark id={node.id} />
      <NodeState node={node} />
      <span className="node__tools nodrag">
        {isSelected && (
          <Menu
            align="end"
            trigger={
              <button type="button" className="icon-button icon-button--small" aria-label={`Actions of ${name}`}>
                <Icon icon={Ellipsis} size={14} />
              </button>
            }
            entries={() => nodeMenu(studio, new Set([node.id]))}
          />
        )}
        <IconButton
          label={node.collapsed ? 'Expand' : 'Collapse'}
          icon={node.collapsed ? ChevronRight : ChevronDown}
          size="small"
          side="top"
          aria-expanded={!node.collapsed}
          onClick={() => {
            studio.workflow.getState().setCollapsed(new Set([node.id]), !node.collapsed);
          }}
        />
      </span>
    </header>
  );
}
