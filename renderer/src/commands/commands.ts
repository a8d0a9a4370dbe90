import type { CommandId } from '#shared/api/commandTable';
import type { Command } from './Command.ts';
import { editCommands } from './editCommands.ts';
import { fileCommands } from './fileCommands.ts';
import { runCommands } from './runCommands.ts';
import { selectCommands } from './selectCommands.ts';
import { viewCommands } from './viewCommands.ts';

/** What each command is. One that is missing here does not compile. */
export const commands: Readonly<Record<CommandId, Command>> = {
  ...fileCommands,
  ...editCommands,
  ...selectCommands,
  ...runCommands,
  ...viewCommands,
};
