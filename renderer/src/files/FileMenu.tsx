import {
  ChevronDown,
  FilePlus2,
  FileText,
  FolderOpen,
  Keyboard,
  LifeBuoy,
  Save,
  SaveAll,
  Share,
  Sparkles,
  SquareX,
  X,
} from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { commandFacts } from '#shared/api/commandTable';
import { runCommand } from '../commands/runCommand.ts';
import { useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import type { MenuEntry } from '../ui/overlays/MenuEntries.tsx';
import { keysOf } from '../commands/keysOf.ts';
import { useRecentFiles } from './useRecentFiles.ts';

/** Recent files in the menu; the rest is behind Open. */
const MAX_RECENT = 5;

const SECTIONS = [
  [
    ['new', FilePlus2],
    ['open', FolderOpen],
    ['open-sample', Sparkles],
  ],
  [
    ['save', Save],
    ['save-as', SaveAll],
    ['share', Share],
  ],
  [
    ['close-tab', X],
    ['close-all', SquareX],
  ],
  [
    ['shortcuts', Keyboard],
    ['report', LifeBuoy],
  ],
] as const satisfies readonly (readonly (readonly [CommandId, unknown])[])[];

export function FileMenu() {
  const studio = useStudio();
  const recent = useRecentFiles();
  const sections: MenuEntry[][] = SECTIONS.map((section) =>
    section.map(([id, icon]) => ({
      label: commandFacts(id).title,
      shortcut: keysOf(id),
      icon,
      onSelect: () => void runCommand(studio, id),
    })),
  );
  const recentEntries = recent.slice(0, MAX_RECENT).map(({ file, name }): MenuEntry => ({
    label: name,
    hint: file,
    icon: FileText,
    onSelect: () => void studio.files.openFile(file),
  }));
  if (recentEntries.length > 0) sections.splice(1, 0, recentEntries);
  return (
    <Menu
      trigger={
        <Button variant="ghost">
          File
          <Icon icon={ChevronDown} size={13} />
        </Button>
      }
      entries={sections.flatMap((section, index) => (index === 0 ? section : ['separator' as const, ...section]))}
    />
  );
}
