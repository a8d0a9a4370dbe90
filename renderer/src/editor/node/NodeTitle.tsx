import { useNodeName } from '../../nodes/useNode.ts';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useStudio, useView } from '../../stores/hooks.ts';
import { TitleInput } from './TitleInput.tsx';

export interface NodeTitleProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition | undefined;
}

/** The name of a node; a double click makes it a field. */
export function NodeTitle({ node, definition }: NodeTitleProps) {
  const { view } = useStudio();
  const isRenaming = useView(({ renaming }) => renaming === node.id);
  const name = useNodeName(node);
  if (isRenaming) return <TitleInput node={node} placeholder={definition?.title ?? node.type} />;
  return (
    <h3
      className="node__title"
      dir="auto"
      title={name}
      onDoubleClick={() => {
        view.getState().setRenaming(node.id);
      }}
    >
      {name}
    </h3>
  );
}
