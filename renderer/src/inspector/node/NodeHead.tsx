import { Replace } from 'lucide-react';
import { displayName } from '#shared/graph/displayName';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useKeysOf } from '../../commands/keysOf.ts';
import { useCommand } from '../../commands/useCommand.ts';
import { hasControl } from '../../nodes/rows/rowFields.ts';
import { unknownWords } from '../../nodes/unknownWords.ts';
import { usePalette, useWorkflow } from '../../stores/hooks.ts';
import { HelpButton } from '../../ui/HelpButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

export interface NodeHeadProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition | undefined;
}

/** Its name, and help with it and all its fields behind a “?”. */
export function NodeHead({ node, definition }: NodeHeadProps) {
  const replace = useCommand('replace');
  const replaceKeys = useKeysOf('replace');
  const palette = usePalette();
  const name = useWorkflow(({ workflow }) => displayName(workflow, palette, node));
  return (
    <header className="inspector__head">
      <div className="inspector__title">
        <h2 dir="auto">{name}</h2>
        {replace.isEnabled && (
          <IconButton label="Replace with…" shortcut={replaceKeys} icon={Replace} size="small" onClick={replace.run} />
        )}
        {definition && (
          <HelpButton of={definition.title}>
            <p>{definition.help}</p>
            <FieldHelp definition={definition} />
          </HelpButton>
        )}
      </div>
      {definition && name !== definition.title && <p className="inspector__quiet">{definition.title}</p>}
      {!definition && <p>{unknownWords(node.type).long}</p>}
    </header>
  );
}

function FieldHelp({ definition }: { readonly definition: AnyNodeDefinition }) {
  const told = Object.entries(definition.fields).filter(([, field]) => hasControl(field) && field.help !== undefined);
  if (told.length === 0) return null;
  return (
    <dl>
      {told.map(([name, { label, help }]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{help}</dd>
        </div>
      ))}
    </dl>
  );
}
