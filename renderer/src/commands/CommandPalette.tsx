import { Check, type LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { COMMAND_GROUPS, commandFacts, commandIds, type CommandId } from '#shared/api/commandTable';
import { commands } from './commands.ts';
import { isEnabled } from './isEnabled.ts';
import { performCommand } from './performCommand.ts';
import { useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { ChoiceGroup, ChoiceList, ChoiceRow } from '../ui/fields/ChoiceList.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { PaletteDialog } from '../ui/overlays/PaletteDialog.tsx';
import { useFocusBack } from '../ui/overlays/useFocusBack.ts';
import { keysOf } from './keysOf.ts';

/** Runs any command by its name. */
export function CommandPalette({ onClose }: AskedDialogProps<'commands'>) {
  const studio = useStudio();
  const chosen = useRef<CommandId>(undefined);
  const focusBack = useFocusBack();
  return (
    <PaletteDialog
      title="Run a command"
      onClose={onClose}
      onGone={(event) => {
        focusBack(event);
        // Only now nothing lies over the page any more; a command may well ask for the focus, or open a dialog that gives it back.
        if (chosen.current) void performCommand(studio, chosen.current);
      }}
    >
      <ChoiceList placeholder="Run a command" empty="No command of that name.">
        {COMMAND_GROUPS.map((group) => (
          <ChoiceGroup key={group} heading={group}>
            {ofGroup(group).map((id) => (
              <ChoiceRow
                key={id}
                id={id}
                label={commandFacts(id).title}
                keywords={[group]}
                isDisabled={!isEnabled(studio, id)}
                mark={<Mark isChecked={commands[id].isChecked?.(studio)} icon={commands[id].icon} />}
                aside={keysOf(id) !== '' && <Kbd>{keysOf(id)}</Kbd>}
                onSelect={() => {
                  chosen.current = id;
                  onClose();
                }}
              />
            ))}
          </ChoiceGroup>
        ))}
      </ChoiceList>
    </PaletteDialog>
  );
}

/** All of a group but the one that opened this. */
function ofGroup(group: string): readonly CommandId[] {
  return commandIds.filter((id) => commandFacts(id).group === group && id !== 'commands');
}

interface MarkProps {
  readonly isChecked: boolean | undefined;
  readonly icon: LucideIcon | undefined;
}

/** Its sign, or a tick where what it switches is on. */
function Mark({ isChecked = false, icon }: MarkProps) {
  const shown = isChecked ? Check : icon;
  return (
    <span className="palette__mark">
      {shown && <Icon icon={shown} size={14} />}
      {isChecked && <span className="visually-hidden">On: </span>}
    </span>
  );
}
