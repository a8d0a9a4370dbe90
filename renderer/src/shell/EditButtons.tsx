import type { CommandId } from '#shared/api/commandTable';
import { commands } from '../commands/commands.ts';
import { useKeysOf } from '../commands/keysOf.ts';
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
  const keys = useKeysOf(id);
  return icon && <IconButton label={label} shortcut={keys} icon={icon} disabled={!isEnabled} onClick={run} />;
}
