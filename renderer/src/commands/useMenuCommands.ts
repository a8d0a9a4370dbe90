import { useEffect } from 'react';
import { useStudio } from '../stores/hooks.ts';
import { runMenuCommand } from './runCommand.ts';

/** Does what is chosen in the desktop's application menu. */
export function useMenuCommands(): void {
  const studio = useStudio();
  useEffect(
    () =>
      studio.hear((announcement) => {
        if (announcement.kind === 'command') void runMenuCommand(studio, announcement.id);
      }),
    [studio],
  );
}
