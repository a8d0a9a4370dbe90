import { outputsOf, type NodeOutputs, type SocketOutput } from '#shared/graph/NodeOutputs';
import type { RunEvent } from '#shared/runs/RunEvent';

/**
 * An event as `--events` prints it. Its keys are a contract: of what a node gave, scripts read its texts and its pictures by their sockets, and
 * the rows of those that have any, `null` for an item of none; what is of another type stands behind them with its type, where there is any.
 */
export function printedEvent(event: RunEvent): unknown {
  if ((event.kind !== 'node-finished' && event.kind !== 'node-failed') || !event.outputs) return event;
  const { outputs, ...told } = event;
  const rows = rowsOf(outputs);
  const others = othersOf(outputs);
  return {
    ...told,
    texts: outputsOf(outputs, 'text'),
    images: outputsOf(outputs, 'images'),
    ...(Object.keys(rows).length > 0 && { rows }),
    ...(Object.keys(others).length > 0 && { others }),
  };
}

function rowsOf(outputs: NodeOutputs): Readonly<Record<string, NonNullable<SocketOutput['rows']>>> {
  return Object.fromEntries(Object.entries(outputs).flatMap(([socket, { rows }]) => (rows ? [[socket, rows]] : [])));
}

function othersOf(outputs: NodeOutputs): NodeOutputs {
  return Object.fromEntries(Object.entries(outputs).filter(([, { type }]) => type !== 'text' && type !== 'images'));
}
