import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/api/contract';
import { useDocuments, useStudio } from '../stores/hooks.ts';

export type RecentFile = CallOutput<'file.recent'>[number];

/** The files opened or saved last, newest first; asked again whenever the files that are open change. */
export function useRecentFiles(): readonly RecentFile[] {
  const { files } = useStudio();
  const open = useDocuments((state) => state.tabs.map((tab) => tab.file?.name ?? '').join('\n'));
  const [recent, setRecent] = useState<readonly RecentFile[]>([]);
  useEffect(() => {
    let isWanted = true;
    files.recentFiles().then(
      (list) => {
        if (isWanted) setRecent(list);
      },
      () => {
        // The menu goes without; whatever is wrong with the service is told where something was asked of it.
      },
    );
    return () => {
      isWanted = false;
    };
  }, [files, open]);
  return recent;
}
