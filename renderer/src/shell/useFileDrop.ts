import { useEffect } from 'react';
import { openDropped } from '../editor/openDropped.ts';
import { useStudio } from '../stores/hooks.ts';

/** Graph files may be dropped anywhere on the window. What the canvas takes, it has taken by then. */
export function useFileDrop(): void {
  const studio = useStudio();
  useEffect(() => {
    const allow = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const take = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      void openDropped(studio, [...event.dataTransfer.files]);
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', take);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', take);
    };
  }, [studio]);
}
