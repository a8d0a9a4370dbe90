import { fieldBeside } from '#shared/graph/definitionOf';
import type { Field } from '#shared/graph/Field';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { FieldControl } from '../nodes/FieldControl.tsx';
import { hasControl } from '../nodes/rowFields.ts';
import { useFieldValue } from '../nodes/useFieldValue.ts';
import { useSources } from '../nodes/useNode.ts';
import { SettingRow } from '../settings/SettingRow.tsx';

export interface FieldSettingsProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition;
}

/** Every field of a node, with what it does. */
export function FieldSettings({ node, definition }: FieldSettingsProps) {
  return Object.entries(definition.fields)
    .filter(([, field]) => hasControl(field))
    .map(([name, field]) => (
      <FieldSetting
        key={name}
        node={node}
        name={name}
        field={field}
        isBeside={fieldBeside(definition, name) === field}
      />
    ));
}

interface FieldSettingProps {
  readonly node: WorkflowNode;
  readonly name: string;
  readonly field: Field;
  /** Whether a wire to the socket of its name takes its place. */
  readonly isBeside: boolean;
}

function FieldSetting({ node, name, field, isBeside }: FieldSettingProps) {
  const wired = useSources(node.id, name);
  const source = isBeside ? wired : null;
  const { fault } = useFieldValue(node, name, field);
  return (
    <SettingRow
      label={field.label}
      help={field.help}
      fault={fault}
      isWide={source === null && field.kind === 'text' && field.multiline}
    >
      {source === null ? (
        <FieldControl node={node} name={name} field={field} />
      ) : (
        <span className="setting-row__source">from {source}</span>
      )}
    </SettingRow>
  );
}
