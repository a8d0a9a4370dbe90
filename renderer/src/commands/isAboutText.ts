import { commandFacts, type CommandId } from '#shared/api/commandTable';
import { hasGraphUndo } from '../ui/fields/graphUndo.ts';
import { isTyping } from '../ui/isTyping.ts';

/** Whether a command is about the text where one types, not about the graph. A field of the graph has the graph's undo. */
export function isAboutText(id: CommandId, target: EventTarget | null): boolean {
  const { textCommand } = commandFacts(id);
  const isUndo = textCommand === 'undo' || textCommand === 'redo';
  return textCommand !== undefined && isTyping(target) && !(isUndo && hasGraphUndo(target));
}
