import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { nodeName } from '#shared/graph/Graph';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeIcon } from '../../nodes/nodeIcons.ts';
import { useStudio } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { NodeState } from './NodeState.tsx';
import { NodeTitle } from './NodeTitle.tsx';
import { nodeMenu } from './nodeMenu.ts';

export interface NodeHeaderProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition | undefined;
  readonly isSelected: boolean;
}

/** Icon, title and state. */
export function NodeHeader({ node, definition, isSelected }: NodeHeaderProps) {
  const studio = useStudio();
  const name = nodeName(node, definition?.title);
  return (
    <header className="node__header">
      <Icon icon={nodeIcon(definition)} size={14} className="node__icon" />
      <NodeTitle node={node} definition={definition} />
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
            entries={nodeMenu(studio, new Set([node.id]))}
          />
        )}
        <IconButton
          label={node.collapsed ? 'Expand' : 'Collapse'}
          icon={node.collapsed ? ChevronRight : ChevronDown}
          size="small"
          side="top"
          aria-expanded={!node.collapsed}
          onClick={() => {
            studio.workflow.getState().toggleCollapsed(node.id);
          }}
        />
      </span>
    </header>
  );
}
