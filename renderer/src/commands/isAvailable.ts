import { commandFacts, type CommandId } from '#shared/api/commandTable';
import type { Studio } from '../stores/studio.ts';

const ON_CANVAS: ReadonlySet<CommandId> = new Set<CommandId>([
  'run-selection',
  'run-from-here',
  'retry-failed',
  'fit',
  'zoom-in',
  'zoom-out',
  'inspector',
]);

/** Whether a command can be asked for now: what acts on the canvas, or on what is selected there, waits until that is on screen. */
export function isAvailable({ view }: Studio, id: CommandId): boolean {
  return view.getState().section === 'graph' || !actsOnCanvas(id);
}

function actsOnCanvas(id: CommandId): boolean {
  return commandFacts(id).group === 'Edit' || ON_CANVAS.has(id);
}
