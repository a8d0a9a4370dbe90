import type { CallOutput } from '#shared/api/contract';
import { ChevronDown, FileText } from 'lucide-react';
import { useCommandEntries } from '../commands/useCommand.ts';
import { useStudio, useDocuments } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import type { MenuEntry } from '../ui/overlays/MenuEntries.tsx';
import { useAnswer } from '../stores/useAnswer.ts';

/** Recent files in the menu; the rest is behind Open. */
const MAX_RECENT = 5;

const SECTIONS = [
  ['new', 'new-from-template', 'open', 'open-sample'],
  ['save', 'save-as', 'save-template', 'duplicate-graph'],
  ['share', 'export-png', 'export-svg', 'export-comfyui', 'import-report'],
  ['my-groups', 'import-pictures', 'import-folders'],
  ['close-tab', 'close-all', 'reopen-tab'],
  ['shortcuts', 'report'],
] as const;

export function FileMenu() {
  const studio = useStudio();
  const recent = useRecentFiles();
  const commands = useCommandEntries(SECTIONS.flat());
  const sections: MenuEntry[][] = SECTIONS.map((section, at) => {
    const start = SECTIONS.slice(0, at).flat().length;
    return commands.slice(start, start + section.length);
  });
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

type RecentFile = CallOutput<'file.recent'>[number];

const NONE: readonly RecentFile[] = [];

/** The files opened or saved last, newest first; asked again whenever the files that are open change. */
function useRecentFiles(): readonly RecentFile[] {
  const open = useDocuments((state) => state.tabs.map((tab) => tab.file?.name ?? '').join('\n'));
  // Where they cannot be had the menu goes without; whatever is wrong with the service is told where something was asked of it.
  return useAnswer('file.recent', undefined, open).value ?? NONE;
}
