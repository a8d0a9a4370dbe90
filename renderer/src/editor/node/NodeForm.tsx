import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { FieldControl } from '../../nodes/FieldControl.tsx';
import { FieldRow } from '../../nodes/FieldRow.tsx';
import { nodeLook } from '../../nodes/index.ts';
import { InputRow } from '../../nodes/InputRow.tsx';
import { OutputRow } from '../../nodes/OutputRow.tsx';
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
    const Own = look.controls?.[name];
    return Own ? <Own node={node} definition={definition} /> : <FieldControl node={node} name={name} field={field} />;
  };
  const plain = Object.entries(fields).filter(([name]) => !(name in inputs) && !look.hides?.includes(name));
  return (
    <>
      {Object.entries(inputs).map(([socket, input]) => (
        <InputRow key={socket} node={node.id} socket={socket} input={input}>
          {node.collapsed ? undefined : control(socket)}
        </InputRow>
      ))}
      <StraySockets node={node} side="input" />
      {!node.collapsed &&
        plain.map(([name, field]) => (
          <FieldRow key={name} label={field.label}>
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
