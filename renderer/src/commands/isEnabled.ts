import { commandFacts, type CommandId } from '#shared/api/commandTable';
import type { Studio } from '../stores/studio.ts';
import { commands } from './commands.ts';

/** Whether the place a command acts on is on screen: what acts on the canvas, or on what is selected there, waits until that is. */
export function isOnScreen({ view }: Pick<Studio, 'view'>, id: CommandId): boolean {
  const { group, where } = commandFacts(id);
  const { section, sheet } = view.getState();
  return (section === 'graph' && !sheet) || (group !== 'Edit' && where !== 'canvas');
}

/** Whether a command would do anything now. */
export function isEnabled(studio: Studio, id: CommandId): boolean {
  return isOnScreen(studio, id) && (commands[id].isEnabled?.(studio) ?? true);
}
