import type { ReactNode } from 'react';
import { socketKey } from '#shared/graph/Graph';
import type { OutputDefinition } from '#shared/graph/NodeDefinition';
import { usePreview } from '../../stores/hooks.ts';
import { SocketHandle } from './SocketHandle.tsx';
import './rows.css';

export interface RowOutputProps {
  readonly node: string;
  readonly socket: string;
  readonly output: OutputDefinition;
  /** In place of its name. */
  readonly name?: ReactNode;
}

/** An output at the end of a row: its name and its socket on the edge. */
export function RowOutput({ node, socket, output, name }: RowOutputProps) {
  const count = usePreview(({ countsBySocket }) => countsBySocket.get(socketKey({ node, socket })));
  return (
    <span className="row__output">
      {name ?? output.label}
      {/* On screen the wires say it. */}
      {count !== undefined && <span className="visually-hidden">{`, ${String(count)} items`}</span>}
      <SocketHandle node={node} socket={socket} side="output" type={output.type} />
    </span>
  );
}
