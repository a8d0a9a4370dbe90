import type { CommandFacts } from './commands/CommandFacts.ts';
import { arrangeCommands } from './commands/arrangeCommands.ts';
import { editCommands } from './commands/editCommands.ts';
import { fileCommands } from './commands/fileCommands.ts';
import { goToCommands } from './commands/goToCommands.ts';
import { placeCommands } from './commands/placeCommands.ts';
import { helpCommands } from './commands/helpCommands.ts';
import { panelCommands } from './commands/panelCommands.ts';
import { runCommands } from './commands/runCommands.ts';
import { viewCommands } from './commands/viewCommands.ts';

/**
 * Everything a person can ask for, once, in the order it is listed: the parts are in `commands/`, by menu. The page's keys, its command palette
 * and its list of shortcuts read this table, and so does the desktop's application menu; what each command does is in
 * `renderer/src/commands/commands.ts`.
 */
export const commandTable = {
  ...fileCommands,
  ...runCommands,
  ...editCommands,
  ...arrangeCommands,
  ...viewCommands,
  ...goToCommands,
  ...placeCommands,
  ...panelCommands,
  ...helpCommands,
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type CommandId = keyof typeof commandTable;

/** The commands that show a view of the window. */
export type ShowCommandId = {
  [Id in CommandId]: (typeof commandTable)[Id] extends { readonly shows: string } ? Id : never;
}[CommandId];

/** The views of the window. */
export type ViewId = (typeof commandTable)[ShowCommandId]['shows'];

/** Every command, in the order of the table. */
export const commandIds = Object.keys(commandTable) as readonly CommandId[];

/** What the table says of a command. */
export function commandFacts(id: CommandId): CommandFacts & { readonly shows?: ViewId } {
  return commandTable[id];
}
