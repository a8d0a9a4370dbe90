import type { ReactNode } from 'react';
import type { InputDefinition } from '#shared/graph/NodeDefinition';
import { GripLabel } from '../../ui/fields/GripLabel.tsx';
import { SocketHandle } from './SocketHandle.tsx';
import { useSources } from '../useNode.ts';
import './rows.css';

export interface InputRowProps {
  readonly node: string;
  readonly socket: string;
  readonly input: InputDefinition;
  /** In place of its name. */
  readonly name?: ReactNode;
  /** The field that stands in while nothing is wired. */
  readonly field?: ReactNode;
  /** Whether that is one of a number. */
  readonly isNumber: boolean;
  /** The output that shares the row. */
  readonly output?: ReactNode;
  /** px */
  readonly height: number;
}

/** An input: its socket on the edge, its name, and what it is given. */
export function InputRow({ node, socket, input, name, field, isNumber, output, height }: InputRowProps) {
  const sources = useSources(node, socket);
  return (
    <div className="row row--input" data-field-row style={{ height }}>
      <SocketHandle node={node} socket={socket} side="input" type={input.type} isMultiple={input.multiple} />
      {name ?? (
        <GripLabel className="row__label" isGrip={isNumber && Boolean(field)}>
          {input.label}
        </GripLabel>
      )}
      {field && <span className="row__field">{field}</span>}
      {!field && !name && (
        <span className="row__source" dir="auto" title={sources === null ? undefined : `from ${sources}`}>
          {sources !== null ? `from ${sources}` : input.required && <Needed />}
        </span>
      )}
      {output}
    </div>
  );
}

function Needed() {
  return (
    <span className="row__needed" title="Must be connected">
      needed
    </span>
  );
}
