import type { ReactNode } from 'react';
import type { InputDefinition } from '#shared/graph/NodeDefinition';
import { SocketHandle } from './SocketHandle.tsx';
import { useSources } from './useNode.ts';
import './rows.css';

export interface InputRowProps {
  readonly node: string;
  readonly socket: string;
  readonly input: InputDefinition;
  /** The field that stands in while nothing is wired. */
  readonly children?: ReactNode;
}

/** An input: its socket on the edge, its name, and what it is given. */
export function InputRow({ node, socket, input, children }: InputRowProps) {
  const sources = useSources(node, socket);
  return (
    <div className="row row--input">
      <SocketHandle node={node} socket={socket} side="input" type={input.type} isMultiple={input.multiple} />
      <span className="row__label">
        {input.label}
        {input.required && sources === null && children === undefined && (
          <span className="row__required" title="Must be connected">
            {' '}
            needed
          </span>
        )}
      </span>
      {sources === null ? (
        children && <span className="row__field">{children}</span>
      ) : (
        <span className="row__source" title={`from ${sources}`}>
          from {sources}
        </span>
      )}
    </div>
  );
}
