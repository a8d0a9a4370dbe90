import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useRef } from 'react';
import { COMMAND_GROUPS, commandFacts, commandIds, type CommandId } from '#shared/api/commandTable';
import { isAvailable } from '../editor/isAvailable.ts';
import { runCommand } from '../editor/runCommand.ts';
import { useStudio } from '../stores/hooks.ts';
import type { Studio } from '../stores/studio.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { useFocusBack } from '../ui/useFocusBack.ts';
import { keysOf } from './keysOf.ts';
import '../editor/Palette.css';

/** Runs any command by its name. */
export function CommandPalette() {
  const studio = useStudio();
  const chosen = useRef<CommandId>(undefined);
  const focusBack = useFocusBack();
  const close = () => {
    studio.view.getState().closeDialog();
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="palette__ground" />
        <Dialog.Content
          className="palette"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            focusBack(event);
            // Only now nothing lies over the page any more; a command may well ask for the focus, or open a dialog that gives it back.
            if (chosen.current) void runCommand(studio, chosen.current);
          }}
        >
          <Dialog.Title className="visually-hidden">Run a command</Dialog.Title>
          <Command loop label="Run a command">
            <Command.Input className="palette__input" placeholder="Run a command" />
            <Command.List className="palette__list">
              <Command.Empty className="palette__empty">No command of that name.</Command.Empty>
              {COMMAND_GROUPS.map((group) => (
                <Command.Group key={group} heading={group} className="palette__group">
                  {offered(studio, group).map((id) => (
                    <Command.Item
                      key={id}
                      value={commandFacts(id).title}
                      keywords={[group]}
                      className="palette__item"
                      onSelect={() => {
                        chosen.current = id;
                        close();
                      }}
                    >
                      <span className="palette__name">{commandFacts(id).title}</span>
                      {keysOf(id) !== '' && <Kbd>{keysOf(id)}</Kbd>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** All of a group that can be done now, but the one that opened this. */
function offered(studio: Studio, group: string): readonly CommandId[] {
  return commandIds.filter((id) => commandFacts(id).group === group && id !== 'commands' && isAvailable(studio, id));
}
