import { useEffect } from 'react';
import { useStudio } from '../stores/hooks.ts';
import { runMenuCommand } from './runCommand.ts';

/** Does what is chosen in the desktop's application menu. */
export function useMenuCommands(): void {
  const studio = useStudio();
  useEffect(() => studio.news.on('command', ({ id }) => void runMenuCommand(studio, id)), [studio]);
}
