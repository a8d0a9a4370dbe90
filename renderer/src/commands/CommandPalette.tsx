import { useRef } from 'react';
import { COMMAND_GROUPS, commandFacts, commandIds, type CommandId } from '#shared/api/commandTable';
import { isAvailable } from './isAvailable.ts';
import { runCommand } from './runCommand.ts';
import { useStudio } from '../stores/hooks.ts';
import type { Studio } from '../stores/studio.ts';
import { ChoiceGroup, ChoiceList, ChoiceRow } from '../ui/fields/ChoiceList.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { PaletteDialog } from '../ui/overlays/PaletteDialog.tsx';
import { useFocusBack } from '../ui/overlays/useFocusBack.ts';
import { keysOf } from './keysOf.ts';

/** Runs any command by its name. */
export function CommandPalette() {
  const studio = useStudio();
  const chosen = useRef<CommandId>(undefined);
  const focusBack = useFocusBack();
  const close = () => {
    studio.view.getState().closeDialog();
  };
  return (
    <PaletteDialog
      title="Run a command"
      onClose={close}
      onGone={(event) => {
        focusBack(event);
        // Only now nothing lies over the page any more; a command may well ask for the focus, or open a dialog that gives it back.
        if (chosen.current) void runCommand(studio, chosen.current);
      }}
    >
      <ChoiceList placeholder="Run a command" empty="No command of that name.">
        {COMMAND_GROUPS.map((group) => (
          <ChoiceGroup key={group} heading={group}>
            {offered(studio, group).map((id) => (
              <ChoiceRow
                key={id}
                id={id}
                label={commandFacts(id).title}
                keywords={[group]}
                aside={keysOf(id) !== '' && <Kbd>{keysOf(id)}</Kbd>}
                onSelect={() => {
                  chosen.current = id;
                  close();
                }}
              />
            ))}
          </ChoiceGroup>
        ))}
      </ChoiceList>
    </PaletteDialog>
  );
}

/** All of a group that can be done now, but the one that opened this. */
function offered(studio: Studio, group: string): readonly CommandId[] {
  return commandIds.filter((id) => commandFacts(id).group === group && id !== 'commands' && isAvailable(studio, id));
}
