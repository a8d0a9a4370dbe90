import { fieldBeside } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { FieldControl } from '../../nodes/FieldControl.tsx';
import { FieldRow } from '../../nodes/FieldRow.tsx';
import { nodeLook } from '../../nodes/index.ts';
import { InputRow } from '../../nodes/InputRow.tsx';
import { QuickSettings } from '../../nodes/QuickSettings.tsx';
import { OutputRow } from '../../nodes/OutputRow.tsx';
import { rowFields } from '../../nodes/rowFields.ts';
import { isSeedField } from '#shared/nodes/seedControl';
import { SeedField } from '../../nodes/SeedField.tsx';
import { StraySockets } from './StraySockets.tsx';

export interface NodeFormProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition;
}

/** Inputs, fields, the node's own body if it has one, and outputs. A collapsed node keeps its sockets and shows none of it. */
export function NodeForm({ node, definition }: NodeFormProps) {
  const look = nodeLook(node.type);
  const { inputs, outputs, fields } = definition;
  const control = (name: string) => {
    const field = fields[name];
    if (!field) return undefined;
    return isSeedField(field) ? (
      <SeedField node={node} name={name} definition={definition} />
    ) : (
      <FieldControl node={node} name={name} field={field} />
    );
  };
  const beside = (socket: string) => fieldBeside(definition, socket) && control(socket);
  return (
    <>
      {Object.entries(inputs).map(([socket, input]) => (
        <InputRow key={socket} node={node.id} socket={socket} input={input}>
          {node.collapsed ? undefined : beside(socket)}
        </InputRow>
      ))}
      <StraySockets node={node} side="input" />
      {!node.collapsed && <QuickSettings node={node} definition={definition} />}
      {!node.collapsed &&
        rowFields(definition, look).map((name) => (
          <FieldRow key={name} label={fields[name]?.label ?? name}>
            {control(name)}
          </FieldRow>
        ))}
      {!node.collapsed && look.Body && <look.Body node={node} definition={definition} />}
      {Object.entries(outputs).map(([socket, output]) => (
        <OutputRow key={socket} node={node.id} socket={socket} output={output} />
      ))}
      <StraySockets node={node} side="output" />
    </>
  );
}

/** A node of a type this version does not know: it keeps its place, its wires and all that is in it. */
export function UnknownForm({ node }: { readonly node: WorkflowNode }) {
  return (
    <>
      <StraySockets node={node} side="input" />
      {!node.collapsed && <p className="node__unknown">Kept as it is. A newer version knows what to do with it.</p>}
      <StraySockets node={node} side="output" />
    </>
  );
}
