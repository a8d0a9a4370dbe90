import { Command } from 'cmdk';
import { useDocuments, useStudio } from '../stores/hooks.ts';
import { tellApart } from '../stores/graph/tellApart.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { TabMark } from './TabMark.tsx';
import { UnsavedDot } from './UnsavedDot.tsx';
import './OpenDialog.css';

/** All graphs that are open, as their tabs stand; type to filter, Enter goes there. */
export function TabsDialog({ onClose }: AskedDialogProps<'tabs'>) {
  const { documents, view } = useStudio();
  const tabs = useDocuments((state) => state.tabs);
  const activeId = useDocuments((state) => state.activeId);
  const apart = tellApart(tabs);
  return (
    <Dialog isOpen onClose={onClose} title={`Open graphs: ${String(tabs.length)}`} width={480}>
      <Command label="Open graphs" className="open-dialog" loop defaultValue={activeId}>
        <Command.Input className="field open-dialog__filter" placeholder="Filter by name" autoFocus />
        <Command.List className="open-dialog__list" label="Open graphs">
          <Command.Empty className="menu__empty">No open graph has this in its name.</Command.Empty>
          {tabs.map(({ id, title, file, isDirty }) => (
            <Command.Item
              key={id}
              value={id}
              keywords={[title, file?.name ?? '', apart.get(id) ?? '']}
              className="menu__item open-dialog__file"
              onSelect={() => {
                onClose();
                documents.activate(id);
                view.getState().showSection('graph');
              }}
            >
              <span className="menu__label" dir="auto">
                {title}
                <span className="menu__hint">
                  {[apart.get(id), file?.name ?? 'not saved yet', id === activeId && 'on screen']
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
              <TabMark document={id} />
              {isDirty && <UnsavedDot />}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
