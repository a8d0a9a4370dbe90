import { fieldBeside } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { isSeedField } from '#shared/nodes/seedControl';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { FieldControl } from '../../nodes/fields/FieldControl.tsx';
import { isNumber } from '../../nodes/fields/isNumber.ts';
import { FieldRow } from '../../nodes/rows/FieldRow.tsx';
import { FoldRow } from '../../nodes/rows/FoldRow.tsx';
import { nodeLook } from '../../nodes/index.ts';
import { InputRow } from '../../nodes/rows/InputRow.tsx';
import { bodyHeight } from '../../nodes/rows/nodeGeometry.ts';
import { USUAL_WIDTH } from '../../nodes/rows/nodeMeasures.ts';
import type { NodeRow } from '../../nodes/rows/nodeRows.ts';
import { QuickSettings } from '../../nodes/fields/QuickSettings.tsx';
import { RowOutput } from '../../nodes/rows/RowOutput.tsx';
import { SeedField } from '../../nodes/fields/SeedField.tsx';
import { CollapsedSockets } from './CollapsedSockets.tsx';
import { StraySockets } from './StraySockets.tsx';
import { unknownWords } from '../../nodes/unknownWords.ts';
import { useRows } from './useRows.ts';

export interface NodeFormProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition;
}

/** Inputs, fields, the node's own body if it has one, and outputs. A collapsed node keeps its sockets and shows none of it. */
export function NodeForm({ node, definition }: NodeFormProps) {
  const { rows, toggle } = useRows(node, definition);
  if (node.collapsed) return <CollapsedSockets node={node} definition={definition} />;
  return (
    <>
      <StraySockets node={node} side="input" />
      {rows.map((row) => (
        <Row key={keyOf(row)} node={node} definition={definition} row={row} onToggle={toggle} />
      ))}
      <StraySockets node={node} side="output" />
    </>
  );
}

interface RowProps extends NodeFormProps {
  readonly row: NodeRow;
  readonly onToggle: () => void;
}

function Row({ node, definition, row, onToggle }: RowProps) {
  const { inputs, outputs, fields } = definition;
  const given = row.output === undefined ? undefined : outputs[row.output];
  const { SocketName } = nodeLook(node.type);
  const nameOf = (socket: string) => SocketName && <SocketName key={socket} node={node} socket={socket} />;
  const output = row.output !== undefined && given && (
    <RowOutput node={node.id} socket={row.output} output={given} name={nameOf(row.output)} />
  );
  switch (row.kind) {
    case 'input': {
      const input = inputs[row.input];
      const field = row.hasField && fieldBeside(definition, row.input) && (
        <Control node={node} definition={definition} name={row.input} />
      );
      return (
        input && (
          <InputRow
            node={node.id}
            socket={row.input}
            input={input}
            name={nameOf(row.input)}
            height={row.height}
            field={field}
            isNumber={isNumber(fieldBeside(definition, row.input))}
            output={output}
          />
        )
      );
    }
    case 'field':
      return (
        <FieldRow
          label={fields[row.field]?.label ?? row.field}
          height={row.height}
          isNumber={isNumber(fields[row.field])}
        >
          <Control node={node} definition={definition} name={row.field} />
        </FieldRow>
      );
    case 'quick':
      return <QuickSettings node={node} definition={definition} />;
    case 'fold':
      return <FoldRow node={node.id} definition={definition} row={row} onToggle={onToggle} output={output} />;
    case 'output': {
      const { Aside } = nodeLook(node.type);
      return (
        <div className="row row--output" style={{ height: row.height }}>
          {Aside && (
            <span className="row__aside">
              <Aside node={node} definition={definition} />
            </span>
          )}
          {output}
        </div>
      );
    }
    case 'body':
      return <Body node={node} definition={definition} />;
  }
}

function Control({ node, definition, name }: NodeFormProps & { readonly name: string }) {
  const field = definition.fields[name];
  if (!field) return null;
  return isSeedField(field) ? (
    <SeedField node={node} name={name} definition={definition} />
  ) : (
    <FieldControl node={node} name={name} field={field} />
  );
}

/** What the type shows of its own; as high as the node leaves room for, whatever comes into it. */
function Body({ node, definition }: NodeFormProps) {
  const look = nodeLook(node.type);
  if (!look.Body) return null;
  const isStretched = look.stretches === true && node.size !== undefined;
  const height = bodyHeight(look, node.size?.width ?? look.width ?? USUAL_WIDTH, definition);
  return (
    <div className="node__own" style={isStretched ? undefined : { height }}>
      <look.Body node={node} definition={definition} />
    </div>
  );
}

function keyOf(row: NodeRow): string {
  switch (row.kind) {
    case 'input':
      return `input ${row.input}`;
    case 'field':
      return `field ${row.field}`;
    case 'output':
      return `output ${row.output}`;
    case 'fold':
    case 'quick':
    case 'body':
      return row.kind;
  }
}

/** A node of a type this version does not know, or of a group that is not there: it keeps its place, its wires and all that is in it. */
export function UnknownForm({ node }: { readonly node: WorkflowNode }) {
  return (
    <>
      <StraySockets node={node} side="input" />
      {!node.collapsed && <p className="node__unknown">{unknownWords(node.type).short}</p>}
      <StraySockets node={node} side="output" />
    </>
  );
}
