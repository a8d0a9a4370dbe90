import { flushSync } from 'react-dom';
import { commandFacts, type CommandId } from '#shared/api/commandTable';
import { reportOf } from '#shared/errors/reportOf';
import type { Studio } from '../stores/studio.ts';
import { IN_FRONT } from '../ui/overlays/takesFocus.ts';
import { commands } from './commands.ts';
import { isEnabled } from './isEnabled.ts';
import { isAboutText } from './isAboutText.ts';

/** Does what a command says, and tells of it where that fails. One that would do nothing now does not begin. */
export async function performCommand(studio: Studio, id: CommandId): Promise<void> {
  if (commandFacts(id).textCommand === undefined) settleField();
  if (!isEnabled(studio, id)) return;
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
  if (textCommand && isAboutText(id, document.activeElement)) {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated and without a successor: it alone takes part in the field's own undo
    document.execCommand(textCommand);
    return;
  }
  if (!isCovered()) await performCommand(studio, id);
}

/**
 * What is being typed counts, and what does not pass is put right, as on leaving the field, so that a run or a save is of what is on screen. The
 * focus goes back there, or to the node of a field that is gone with that.
 */
function settleField(): void {
  const field = document.activeElement;
  const holdsText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!holdsText || field.closest(IN_FRONT)) return;
  const node = field.closest<HTMLElement>('.react-flow__node');
  flushSync(() => {
    field.blur();
  });
  (field.isConnected ? field : node)?.focus({ preventScroll: true });
}

/** A dialog, menu or list in front has the keys to itself. */
export function isCovered(): boolean {
  return document.querySelector(IN_FRONT) !== null;
}
