import { commandFacts, type CommandId } from '#shared/api/commandTable';
import { reportOf } from '#shared/errors/reportOf';
import type { Studio } from '../stores/studio.ts';
import { IN_FRONT } from '../ui/overlays/takesFocus.ts';
import { commands } from './commands.ts';
import { isEnabled } from './isEnabled.ts';
import { isTyping } from './keys.ts';

/** Does what a command says, and tells of it where that fails. One that would do nothing now does not begin. */
export async function performCommand(studio: Studio, id: CommandId): Promise<void> {
  if (!isEnabled(studio, id)) return;
  settleField();
  try {
    await commands[id].run(studio);
  } catch (caught) {
    studio.view.getState().reportError(reportOf(caught));
  }
}

/**
 * The same for a command asked for outside the page, in the application menu: what is undone, selected or deleted there is the text where
 * one is being typed. While a dialog waits for its answer nothing is done, as with keys.
 */
export async function performMenuCommand(studio: Studio, id: CommandId): Promise<void> {
  const { textCommand } = commandFacts(id);
  if (textCommand && isTyping(document.activeElement)) {
    // Deprecated and without a successor: it alone takes part in the field's own undo.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand(textCommand);
    return;
  }
  if (!isCovered()) await performCommand(studio, id);
}

/** What stands in a field and does not pass is put right as on leaving it, so that a run is of what is on screen. */
function settleField(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement) || field.ariaInvalid !== 'true') return;
  field.blur();
  field.focus({ preventScroll: true });
}

/** A dialog, menu or list in front has the keys to itself. */
export function isCovered(): boolean {
  return document.querySelector(IN_FRONT) !== null;
}
