import { outputsOf, type NodeOutputs } from '#shared/graph/NodeOutputs';
import type { RunEvent } from '#shared/runs/RunEvent';

/**
 * An event as `--events` prints it. Its keys are a contract: of what a node gave, scripts read its texts and its pictures by their sockets;
 * what is of another type stands behind them with its type, where there is any.
 */
export function printedEvent(event: RunEvent): unknown {
  if (event.kind !== 'node-finished') return event;
  const { outputs, ...told } = event;
  const others = othersOf(outputs);
  return {
    ...told,
    texts: outputsOf(outputs, 'text'),
    images: outputsOf(outputs, 'images'),
    ...(Object.keys(others).length > 0 && { others }),
  };
}

function othersOf(outputs: NodeOutputs): NodeOutputs {
  return Object.fromEntries(Object.entries(outputs).filter(([, { type }]) => type !== 'text' && type !== 'images'));
}
