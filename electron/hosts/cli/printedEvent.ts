import { outputsOf } from '#shared/graph/NodeOutputs';
import type { RunEvent } from '#shared/runs/RunEvent';

/** An event as `--events` prints it. Its keys are a contract: of what a node gave, scripts read its texts and its pictures by their sockets. */
export function printedEvent(event: RunEvent): unknown {
  if (event.kind !== 'node-finished') return event;
  const { outputs, ...told } = event;
  return { ...told, texts: outputsOf(outputs, 'text'), images: outputsOf(outputs, 'images') };
}
