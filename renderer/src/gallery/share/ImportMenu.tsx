import { FolderInput } from 'lucide-react';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { importChosen } from './importPictures.ts';

/** Puts pictures from outside into the library. */
export function ImportMenu() {
  const studio = useStudio();
  return (
    <Menu
      align="end"
      trigger={
        <Button className="find-bar__button">
          <Icon icon={FolderInput} size={13} />
          <span className="find-bar__button-words">Import…</span>
        </Button>
      }
      entries={[
        { label: 'Pictures…', onSelect: () => void importChosen(studio, 'files') },
        {
          label: 'Folders…',
          hint: 'With all below, and what other programs wrote of how their pictures were made.',
          onSelect: () => void importChosen(studio, 'folders'),
        },
      ]}
    />
  );
}
