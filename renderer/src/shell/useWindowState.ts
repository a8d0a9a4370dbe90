import { useEffect } from 'react';
import { useWorkflow } from '../stores/hooks.ts';

/** The window's title, and a warning before it closes over unsaved work. */
export function useWindowState(): void {
  const name = useWorkflow((state) => state.workflow.name);
  const isDirty = useWorkflow((state) => state.isDirty);
  useEffect(() => {
    document.title = `${isDirty ? '● ' : ''}${name} — Lumi Studio`;
  }, [name, isDirty]);
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isDirty]);
}
