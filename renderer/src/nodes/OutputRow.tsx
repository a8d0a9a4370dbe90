import { socketKey } from '#shared/graph/Graph';
import type { OutputDefinition } from '#shared/graph/NodeDefinition';
import { usePreview } from '../stores/hooks.ts';
import { SocketHandle } from './SocketHandle.tsx';
import './rows.css';

export interface OutputRowProps {
  readonly node: string;
  readonly socket: string;
  readonly output: OutputDefinition;
}

/** An output: its name and its socket on the edge. */
export function OutputRow({ node, socket, output }: OutputRowProps) {
  const count = usePreview(({ countsBySocket }) => countsBySocket.get(socketKey({ node, socket })));
  return (
    <div className="row row--output">
      <span className="row__label">{output.label}</span>
      {/* On screen the wires say it. */}
      {count !== undefined && <span className="visually-hidden">{`, ${String(count)} items`}</span>}
      <SocketHandle node={node} socket={socket} side="output" type={output.type} />
    </div>
  );
}
