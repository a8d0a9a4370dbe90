import { COMMAND_GROUPS, commandFacts, commandIds } from '#shared/api/commandTable';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { keyText, workingKeys } from './keysOf.ts';
import './ShortcutsDialog.css';

/** Every command that has keys, and its keys. */
export function ShortcutsDialog({ onClose }: AskedDialogProps<'shortcuts'>) {
  return (
    <Dialog isOpen onClose={onClose} title="Shortcuts" width={640}>
      <div className="shortcuts" tabIndex={0} role="region" aria-label="All shortcuts">
        {COMMAND_GROUPS.map((group) => (
          <section key={group} className="shortcuts__group">
            <h3 className="shortcuts__title">{group}</h3>
            <dl className="shortcuts__list">
              {commandIds
                .map(commandFacts)
                .filter((command) => command.group === group && command.keys.length > 0)
                .map(({ title, keys }) => (
                  <div key={title} className="shortcuts__row">
                    <dt>{title}</dt>
                    <dd>
                      {workingKeys(keys).map((key) => (
                        <Kbd key={key}>{keyText(key)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
