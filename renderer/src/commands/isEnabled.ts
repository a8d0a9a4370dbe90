import { commandFacts, type CommandId } from '#shared/api/commandTable';
import type { Studio } from '../stores/studio.ts';
import { commands } from './commands.ts';

/** Whether the place a command acts on is on screen: what acts on the canvas, or on what is selected there, waits until that is. */
export function isOnScreen({ view }: Pick<Studio, 'view'>, id: CommandId): boolean {
  const { group, where } = commandFacts(id);
  const { section, sheet, history } = view.getState();
  if (group !== 'Edit' && where !== 'canvas') return true;
  // What is taken from a version, or restored, is undone where it was done.
  return section === 'graph' && !sheet && (!history || id === 'undo' || id === 'redo');
}

/** Whether a command would do anything now. */
export function isEnabled(studio: Studio, id: CommandId): boolean {
  return isOnScreen(studio, id) && (commands[id].isEnabled?.(studio) ?? true);
}
