import type { CommandId } from '#shared/api/commandTable';
import { arrangeCommands } from './arrangeCommands.ts';
import { changeCommands } from './changeCommands.ts';
import type { Command } from './Command.ts';
import { editCommands } from './editCommands.ts';
import { fileCommands } from './fileCommands.ts';
import { goToCommands } from './goToCommands.ts';
import { placeCommands } from './placeCommands.ts';
import { frameCommands } from './frameCommands.ts';
import { groupCommands } from './groupCommands.ts';
import { runCommands } from './runCommands.ts';
import { selectCommands } from './selectCommands.ts';
import { tabCommands } from './tabCommands.ts';
import { viewCommands } from './viewCommands.ts';
import { wireCommands } from './wireCommands.ts';

/** What each command is. One that is missing here does not compile. */
export const commands: Readonly<Record<CommandId, Command>> = {
  ...fileCommands,
  ...tabCommands,
  ...editCommands,
  ...changeCommands,
  ...selectCommands,
  ...wireCommands,
  ...frameCommands,
  ...groupCommands,
  ...arrangeCommands,
  ...runCommands,
  ...viewCommands,
  ...goToCommands,
  ...placeCommands,
};
