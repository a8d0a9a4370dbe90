import { useEffect } from 'react';
import { useDocuments, useStudio, useWorkflow } from '../stores/hooks.ts';
import { useTitleMark } from './useTitleMark.ts';

/** The window's title and its mark for unsaved changes; in a browser, a warning before it closes over them. */
export function useWindowState(): void {
  const { client, desktop } = useStudio();
  const name = useDocuments(({ tabs, activeId }) => tabs.find(({ id }) => id === activeId)?.title ?? '');
  const isDirty = useWorkflow((state) => state.isDirty);
  const mark = useTitleMark();
  const isAnyDirty = useDocuments((state) => state.tabs.some((tab) => tab.losesWork));
  useEffect(() => {
    document.title = [isDirty && '●', mark, `${name} — Lumi Studio`].filter(Boolean).join(' ');
    if (!desktop) return;
    client('app.setEdited', { isEdited: isAnyDirty, title: document.title.slice(0, 300) }).catch(() => {
      // A window that is closing; there is no title left to set.
    });
  }, [client, desktop, name, mark, isDirty, isAnyDirty]);
  useEffect(() => {
    // The desktop asks in its own words; there this warning would keep the window open without one.
    if (!isAnyDirty || desktop) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isAnyDirty, desktop]);
}
