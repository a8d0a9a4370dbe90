import type { OutputDefinition } from '#shared/graph/NodeDefinition';
import { SocketHandle } from './SocketHandle.tsx';
import './rows.css';

export interface OutputRowProps {
  readonly node: string;
  readonly socket: string;
  readonly output: OutputDefinition;
}

/** An output: its name and its socket on the edge. */
export function OutputRow({ node, socket, output }: OutputRowProps) {
  return (
    <div className="row row--output">
      <span className="row__label">{output.label}</span>
      <SocketHandle node={node} socket={socket} side="output" type={output.type} />
    </div>
  );
}
