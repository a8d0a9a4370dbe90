import { ChevronDown, FilePlus2, FolderOpen, Keyboard, Save, SaveAll, Sparkles } from 'lucide-react';
import { useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { keysOf } from './keysOf.ts';

export function FileMenu() {
  const { files, view } = useStudio();
  return (
    <Menu
      trigger={
        <Button variant="ghost">
          File
          <Icon icon={ChevronDown} size={13} />
        </Button>
      }
      entries={[
        { label: 'New graph', icon: FilePlus2, shortcut: keysOf('new'), onSelect: () => void files.newGraph() },
        {
          label: 'Open…',
          icon: FolderOpen,
          shortcut: keysOf('open'),
          onSelect: () => {
            view.getState().openDialog('open');
          },
        },
        { label: 'Open the sample graph', icon: Sparkles, onSelect: () => void files.openSample() },
        'separator',
        { label: 'Save', icon: Save, shortcut: keysOf('save'), onSelect: () => void files.save() },
        {
          label: 'Save as…',
          icon: SaveAll,
          shortcut: keysOf('save-as'),
          onSelect: () => void files.saveAs(),
        },
        'separator',
        {
          label: 'Shortcuts',
          icon: Keyboard,
          shortcut: keysOf('shortcuts'),
          onSelect: () => {
            view.getState().openDialog('shortcuts');
          },
        },
      ]}
    />
  );
}
