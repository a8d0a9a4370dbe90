import { commandFacts, type CommandId } from '#shared/api/commandTable';
import type { Studio } from '../stores/studio.ts';
import { showsForm } from '../stores/view/showsForm.ts';
import { commands } from './commands.ts';

/** What is edited in a form is the graph too: these are of the graph, whichever of its faces is shown. */
const OF_EITHER_FACE: ReadonlySet<CommandId> = new Set(['undo', 'redo']);

/** Whether the place a command acts on is on screen: what acts on the canvas, or on what is selected there, waits until that is. */
export function isOnScreen({ view }: Pick<Studio, 'view'>, id: CommandId): boolean {
  const { group, where } = commandFacts(id);
  const state = view.getState();
  if (group !== 'Edit' && where !== 'canvas') return true;
  // What is taken from a version, or restored, is undone where it was done.
  return state.section === 'graph' && !state.sheet && (OF_EITHER_FACE.has(id) || (!state.history && !showsForm(state)));
}

/** Whether a command would do anything now. */
export function isEnabled(studio: Studio, id: CommandId): boolean {
  return isOnScreen(studio, id) && (commands[id].isEnabled?.(studio) ?? true);
}
