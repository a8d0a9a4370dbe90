import type { CommandId } from '#shared/api/commandTable';
import { commands } from '../commands/commands.ts';
import { keysOf } from '../commands/keysOf.ts';
import { useCommand } from '../commands/useCommand.ts';
import { IconButton } from '../ui/IconButton.tsx';

export function EditButtons() {
  return (
    <>
      <EditButton id="undo" label="Undo" />
      <EditButton id="redo" label="Redo" />
    </>
  );
}

function EditButton({ id, label }: { readonly id: CommandId; readonly label: string }) {
  const { isEnabled, run } = useCommand(id);
  const { icon } = commands[id];
  return icon && <IconButton label={label} shortcut={keysOf(id)} icon={icon} disabled={!isEnabled} onClick={run} />;
}
