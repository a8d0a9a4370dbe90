import { useEffect } from 'react';
import { openDropped } from './openDropped.ts';
import { isCovered } from '../commands/performCommand.ts';
import { useStudio } from '../stores/hooks.ts';

/**
 * Graph files may be dropped anywhere on the window, but for what lies in front of it: that is about the graph on screen, which a drop would
 * change. What the canvas takes, it has taken by then.
 */
export function useFileDrop(): void {
  const studio = useStudio();
  useEffect(() => {
    const allow = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isCovered() ? 'none' : 'copy';
    };
    const take = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      // Also where it is not taken: the browser would leave the page for the file.
      event.preventDefault();
      if (!isCovered()) void openDropped(studio, [...event.dataTransfer.files]);
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', take);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', take);
    };
  }, [studio]);
}
