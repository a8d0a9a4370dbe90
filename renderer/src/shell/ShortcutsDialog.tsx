import type { Command } from '../editor/Command.ts';
import { commands } from '../editor/commands.ts';
import { useStudio } from '../stores/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { keyText } from './keysOf.ts';
import './ShortcutsDialog.css';

const GROUPS = ['File', 'Run', 'View', 'Edit'] as const satisfies readonly Command['group'][];

/** Every command and its keys. */
export function ShortcutsDialog() {
  const { view } = useStudio();
  return (
    <Dialog
      isOpen
      onClose={() => {
        view.getState().closeDialog();
      }}
      title="Shortcuts"
      width={640}
    >
      <div className="shortcuts" tabIndex={0} role="region" aria-label="All shortcuts">
        {GROUPS.map((group) => (
          <section key={group} className="shortcuts__group">
            <h3 className="shortcuts__title">{group}</h3>
            <dl className="shortcuts__list">
              {commands
                .filter((command) => command.group === group)
                .map(({ id, title, keys }) => (
                  <div key={id} className="shortcuts__row">
                    <dt>{title}</dt>
                    <dd>
                      {keys.map((key) => (
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
